import {
  authorise,
  type CardTransaction,
  capture,
  type Purchase,
  reverse,
} from '../../src/state/card-payments/index.ts';
import { type Card, type CardProgram, cards } from '../../src/state/cards/index.ts';
import { days, later, money, patch, type World } from '../../src/state/kernel/index.ts';
import { issueCard } from './spend.ts';

export type PaymentState = CardTransaction['status'];
export type Scheme = CardProgram['scheme'];

const merchant = { name: 'Blue Kettle', city: 'Leeds', country: 'GB', postCode: 'LS1 1AA', state: null, mcc: '5812' };

/** Something bought on the web for 50 pounds. */
export const purchase: Purchase = {
  type: 'ECOM_PURCHASE',
  entry: 'ECOM',
  amount: money(5_000, 'GBP'),
  fees: [],
  merchant,
  confirmed: true,
  wrong: null,
  forced: null,
  refundOf: null,
};

/** The profile's card of a network, which is good for years. */
export function cardOf(world: World, profileId: number, scheme: Scheme = 'VISA'): Card {
  const found = [...world.table(cards).list('byProfile', profileId)].find(({ program }) => program.scheme === scheme);
  if (found) return found;
  const { id, program } = issueCard(world, profileId, { expiresAt: later(world.now, days(900)) });
  return world.transact({ kind: 'seed' }, () => patch(world, cards, id, { program: { ...program, scheme } }));
}

/** A card payment, brought to a state; a balance in pounds must be able to pay it. */
export function payByCard(
  world: World,
  profileId: number,
  state: PaymentState = 'COMPLETED',
  scheme?: Scheme,
): CardTransaction {
  const card = cardOf(world, profileId, scheme);
  const forced = state === 'DECLINED' ? { reason: 'ISSUER_DECLINE', detail: null } : null;
  return world.transact({ kind: 'seed' }, () => {
    const made = authorise(world, card, { ...purchase, forced });
    if (state === 'COMPLETED') return capture(world, made.id);
    return state === 'CANCELLED' ? reverse(world, made.id) : made;
  });
}
