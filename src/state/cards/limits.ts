import { refuse, startOfDay, type World } from '../kernel/index.ts';
import { findCard } from './find.ts';
import { type CardProgram, cardOrders, cards, dayKey, isLive, kindKey } from './record.ts';

type Kind = Pick<CardProgram, 'type'>;
type Limit = { readonly name: string; readonly most: number; readonly used: number };

/** Which limits hold for one more card of this kind, and how far they are used. */
function limitsOf(world: World, profileId: number, program: CardProgram, replaced?: string): Limit[] {
  const { physical, virtual, virtualPerDay } = world.settings.cards.limits;
  const used = held(world, profileId, program, replaced);
  if (program.type === 'PHYSICAL') return [{ name: 'physical cards', most: physical, used }];
  const today = orderedToday(world, profileId, program);
  return [
    { name: 'virtual cards', most: virtual, used },
    { name: 'virtual cards a day', most: virtualPerDay, used: today },
  ];
}

/** Cards that are in use or under way, but for those that are about to be replaced. */
function held(world: World, profileId: number, kind: Kind, replaced?: string): number {
  const key = kindKey(profileId, kind);
  const orders = world.table(cardOrders);
  const leaving = new Set([...orders.list('replacing', key)].map(({ replaces }) => replaces?.cardToken ?? ''));
  if (replaced !== undefined) leaving.add(replaced);
  const gone = [...leaving].filter(token => isLiveCard(world, token)).length;
  return world.table(cards).list('live', key).size + orders.list('coming', key).size - gone;
}

/** @assumed a day begins at midnight UTC; an order that was given up or whose card is blocked does not count */
function orderedToday(world: World, profileId: number, program: CardProgram): number {
  const key = dayKey({ profileId, program, createdAt: startOfDay(world.now) });
  const today = [...world.table(cardOrders).list('byDay', key)];
  return today.filter(({ cardToken }) => cardToken === null || isLiveCard(world, cardToken)).length;
}

const isLiveCard = (world: World, token: string): boolean => {
  const card = findCard(world, token);
  return card !== undefined && isLive(card);
};

export const hasRoom = (world: World, profileId: number, program: CardProgram): boolean =>
  limitsOf(world, profileId, program).every(({ most, used }) => used < most);

/**
 * Refuses one more card where the profile has all it may have.
 * @throws Refusal `card-order.limit-exceeded`
 * @assumed a card counts no more once another is ordered in its place
 */
export function requireRoomFor(world: World, profileId: number, program: CardProgram, replaced?: string): void {
  const reached = limitsOf(world, profileId, program, replaced).find(({ most, used }) => used >= most);
  if (reached) refuse('card-order.limit-exceeded', { limit: reached.name, most: reached.most });
}
