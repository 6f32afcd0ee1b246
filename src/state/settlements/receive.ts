import {
  add,
  advance,
  emit,
  isLess,
  isPositive,
  type Money,
  type MoveDetails,
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
 * A part of the money for a settlement arrives; the last of it settles.
 * @param details `amount` in units of the settlement's currency
 * @throws Refusal `settlement.not-found`, `settlement.wrong-status`, `settlement.bad-part`
 * @source bulk-settlement#payment-received
 * @assumed no more than what is missing arrives
 */
export function receivePart(world: World, id: number, details: MoveDetails = {}): void {
  const settlement = requireStep(world, id, 'receivePart');
  const missing = missingOf(settlement);
  const part = typeof details.amount === 'number' ? parseAmount(details.amount, missing.currency) : undefined;
  if (!part || !isPositive(part) || isLess(missing, part)) refuse('settlement.bad-part', { path: 'amount', missing });
  const after = take(world, settlement, part);
  if (isLess(part, missing)) advance(world, settlementLifecycle, id, 'receivePart', details);
  else completeSettlement(world, after, details);
}

const missingOf = ({ due, received, currency }: Settlement): Money => subtract(due ?? zero(currency), received);

/** The money is at Wise's bank, and the partner owes so much less. */
function take(world: World, settlement: Settlement, amount: Money): Settlement {
  const { id, clientId, currency, reference, due } = settlement;
  post(world, {
    debit: bank(currency),
    credit: partner(clientId, currency),
    amount,
    reason: 'settlement funds',
    subject: subjectOf(settlement),
  });
  const received = add(settlement.received, amount);
  emit(world, settlementReceived, { clientId }, { reference, due: due ?? zero(currency), received, payment: amount });
  return patch(world, settlements, id, { received });
}

/** Nothing is missing any more: the transfers are settled, and what waited for that goes on. */
export function completeSettlement(world: World, settlement: Settlement, details: MoveDetails): void {
  settleTransfers(world, settlement);
  advance(world, settlementLifecycle, settlement.id, 'receive', details);
}
