import {
  add,
  advance,
  emit,
  isLess,
  isPositive,
  type Money,
  type MoveDetails,
  negate,
  parseAmount,
  patch,
  refuse,
  subtract,
  type World,
  zero,
} from '../kernel/index.ts';
import { bank, partner, post } from '../ledger/index.ts';
import { settlementLifecycle } from '../lifecycles/settlement.ts';
import { settlementReceived } from './events.ts';
import { requireStep } from './find.ts';
import { settleTransfers } from './postings.ts';
import { type Settlement, settlements, subjectOf } from './record.ts';

/**
 * All that is still missing of a settlement arrives.
 * @throws Refusal `settlement.not-found`, `settlement.wrong-status`
 * @source bulk-settlement#payment-received
 */
export function receiveSettlement(world: World, id: number, details: MoveDetails = {}): void {
  const settlement = requireStep(world, id, 'receive');
  completeSettlement(world, take(world, settlement, missingOf(settlement)), details);
}

/**
 * A part of the money for a settlement arrives; the last of it settles. It comes from the partner, or Wise moves it from
 * another of the partner's settlements, and then tells of both.
 * @param details `amount` in units of the settlement's currency; `from`, the id of the settlement that Wise takes it from
 * @throws Refusal `settlement.not-found`, `settlement.wrong-status`, `settlement.bad-part`, `settlement.bad-giver`
 * @source bulk-settlement#payment-received
 * @assumed no more than what is missing arrives; what has settled stays where it is, so that only money of a settlement
 * which still waits for more is moved
 */
export function receivePart(world: World, id: number, details: MoveDetails = {}): void {
  const settlement = requireStep(world, id, 'receivePart');
  const missing = missingOf(settlement);
  const part = typeof details.amount === 'number' ? parseAmount(details.amount, missing.currency) : undefined;
  if (!part || !isPositive(part) || isLess(missing, part)) refuse('settlement.bad-part', { path: 'amount', missing });
  const { from } = details;
  const giver = from === undefined ? undefined : requireGiver(world, settlement, Number(from), part);
  const after = giver ? shift(world, giver, settlement, part) : take(world, settlement, part);
  if (isLess(part, missing)) advance(world, settlementLifecycle, id, 'receivePart', details);
  else completeSettlement(world, after, details);
}

const missingOf = ({ due, received, currency }: Settlement): Money => subtract(due ?? zero(currency), received);

/** The money is at Wise's bank, and the partner owes so much less. */
function take(world: World, settlement: Settlement, amount: Money): Settlement {
  const { clientId, currency } = settlement;
  post(world, {
    debit: bank(currency),
    credit: partner(clientId, currency),
    amount,
    reason: 'settlement funds',
    subject: subjectOf(settlement),
  });
  return count(world, settlement, amount);
}

/** What is there of a settlement is more by `payment`, or less, and the partner hears of it. */
function count(world: World, settlement: Settlement, payment: Money): Settlement {
  const { id, clientId, currency, reference, due } = settlement;
  const received = add(settlement.received, payment);
  emit(world, settlementReceived, { clientId }, { reference, due: due ?? zero(currency), received, payment });
  return patch(world, settlements, id, { received });
}

function requireGiver(world: World, taker: Settlement, id: number, part: Money): Settlement {
  const giver = world.table(settlements).get(id);
  const fits = giver?.clientId === taker.clientId && giver.currency === taker.currency && giver.id !== taker.id;
  if (!fits || giver.status !== 'EXPECTED' || isLess(giver.received, part)) {
    refuse('settlement.bad-giver', { path: 'from', currency: taker.currency });
  }
  return giver;
}

/** The partner owes as much as before: only what the money is for changes. */
function shift(world: World, from: Settlement, to: Settlement, part: Money): Settlement {
  count(world, from, negate(part));
  return count(world, to, part);
}

/** Nothing is missing any more: the transfers are settled, and what waited for that goes on. */
export function completeSettlement(world: World, settlement: Settlement, details: MoveDetails): void {
  settleTransfers(world, settlement);
  advance(world, settlementLifecycle, settlement.id, 'receive', details);
}
