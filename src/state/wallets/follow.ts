import { cardReplaced, cardStatusChanged } from '../cards/index.ts';
import { type DomainEvent, type EventDefinition, patch, type World } from '../kernel/index.ts';
import type { CardStatus } from '../lifecycles/card.ts';
import { tokensOf } from './find.ts';
import { paymentTokens } from './record.ts';
import { moveIfOpen } from './tokens.ts';

/** What becomes of a card's tokens when it becomes something else. */
const follows: Readonly<Partial<Record<CardStatus, 'suspend' | 'resume' | 'deactivate'>>> = {
  ACTIVE: 'resume',
  FROZEN: 'suspend',
  PARTNER_SUSPENDED: 'suspend',
  BLOCKED: 'deactivate',
  EXPIRED: 'deactivate',
  PURGED: 'deactivate',
};

/** Tokens share the fate of their card, or go on with the one that takes its place. */
export function followCards(world: World, event: DomainEvent): void {
  const changed = factsOf(event, cardStatusChanged);
  const move = changed && follows[changed.status];
  if (changed && move) for (const token of tokensOf(world, changed.cardToken)) moveIfOpen(world, token, move);
  const replaced = factsOf(event, cardReplaced);
  if (!replaced) return;
  const { oldToken, newToken: cardToken } = replaced;
  for (const { id } of tokensOf(world, oldToken)) patch(world, paymentTokens, id, { cardToken, updatedAt: world.now });
}

const factsOf = <Facts>({ type, facts }: DomainEvent, definition: EventDefinition<Facts>): Facts | undefined =>
  type === definition.type ? (facts as Facts) : undefined;
