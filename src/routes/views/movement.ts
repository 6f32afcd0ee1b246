import type { Operations } from '../../contract/generated/operations.ts';
import { type Problem, refuse } from '../../state/kernel/index.ts';
import type { ConversionWish, Movement, MovementWish } from '../../state/movements/index.ts';
import { readAmount, showMoney } from './amounts.ts';
import { showMillis } from './dates.ts';
import { readId } from './ids.ts';

type Body = Operations['balanceMovement']['request']['body'];
type Shown = Operations['balanceMovement']['replies'][201];

/** Nothing has this id. */
const NO_ID = 0;

const readBalanceId = (id: number | string | undefined): number | null =>
  id === undefined ? null : (readId(id) ?? NO_ID);

/**
 * Either an amount to move or a quote to convert by.
 * @throws Refusal `movement.no-wish`, `movement.two-wishes`, `request.malformed`, and what an amount may be refused for
 */
export function readMovement(body: Body): MovementWish {
  const { quoteId, amount } = body;
  const sourceBalanceId = readBalanceId(body.sourceBalanceId);
  const targetBalanceId = readBalanceId(body.targetBalanceId);
  if (quoteId !== undefined) {
    return amount === undefined ? { quoteId, sourceBalanceId, targetBalanceId } : refuse('movement.two-wishes');
  }
  if (amount === undefined) refuse('movement.no-wish');
  const { value, currency } = amount;
  if (sourceBalanceId === null || targetBalanceId === null || value === undefined || currency === undefined) {
    return refuse('request.malformed', {
      problems: missing({ sourceBalanceId, targetBalanceId, 'amount.value': value, 'amount.currency': currency }),
    });
  }
  const paths = { value: 'amount.value', currency: 'amount.currency' };
  return { sourceBalanceId, targetBalanceId, amount: readAmount(value, currency, paths) };
}

const missing = (fields: Readonly<Record<string, unknown>>): Problem[] =>
  Object.entries(fields)
    .filter(([, value]) => value === null || value === undefined)
    .map(([path]) => ({ code: 'NotNull', message: 'must not be null', path, arguments: [] }));

/** A conversion in the older form: between the STANDARD balances, whatever the quote is called by. */
export const readConversionV1 = ({ quoteId }: Operations['balanceConvertV1']['request']['body']): ConversionWish => ({
  quoteId: String(quoteId),
  sourceBalanceId: null,
  targetBalanceId: null,
});

/** Movements are done at once: the states before and beyond COMPLETED are never seen. */
export function showMovementV2(movement: Movement): Shown {
  const { id, type, source, target, rate, fee, createdAt } = movement;
  const shared = {
    type,
    creationTime: showMillis(createdAt),
    sourceAmount: showMoney(source),
    targetAmount: showMoney(target),
    rate,
  };
  const sourceAfter = showMoney(movement.sourceAfter);
  const targetAfter = showMoney(movement.targetAfter);
  return {
    id,
    state: 'COMPLETED',
    ...shared,
    balancesAfter: [
      { id: movement.targetBalanceId, ...targetAfter },
      { id: movement.sourceBalanceId, ...sourceAfter },
    ],
    feeAmounts: type === 'CONVERSION' ? [showMoney(fee)] : [],
    // A step lists its balances the other way round, as the example does.
    steps: [{ id: movement.stepId, ...shared, balancesAfter: [sourceAfter, targetAfter], fee: showMoney(fee) }],
  };
}

/** The older form names no balances, and tells of each step by what way it came. */
export function showMovementV1(movement: Movement): Operations['balanceConvertV1']['replies'][200] {
  const { balancesAfter = [], steps = [], ...shown } = showMovementV2(movement);
  const ways = { channelName: null, channelReferenceId: null, tracingReferenceCode: null };
  return {
    ...shown,
    balancesAfter: balancesAfter.map(({ value, currency }) => ({ value, currency })),
    steps: steps.map(step => ({ ...step, ...ways })),
  };
}
