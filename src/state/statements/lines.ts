import { add, type Instant, isZero, type Money, negate, subtract, type World, zero } from '../kernel/index.ts';
import type { Act, Posted } from './act.ts';
import { describe } from './describers/index.ts';

/** COMPACT has one line for each act; FLAT has the fee of an act on a line of its own. */
export type Layout = 'COMPACT' | 'FLAT';

/** One line of a statement; amounts are in the balance's currency. */
export interface StatementLine {
  readonly at: Instant;
  readonly direction: 'debit' | 'credit';
  /** Less than zero for a debit. */
  readonly amount: Money;
  /** Contained in the amount; never less than zero. */
  readonly fees: Money;
  /** What the balance held after this line. */
  readonly running: Money;
  readonly reference: string;
  readonly act: Act;
}

/**
 * The lines that one act makes, oldest first.
 * @assumed in FLAT, what was done comes before what was charged for it, and the charge is `FEE-` and its reference
 * @source balanceStatementGet
 */
export function linesOf(world: World, posted: Posted, layout: Layout): StatementLine[] {
  const { at, amount, after, bookedFees } = posted;
  const act = describe(world, posted);
  const fees = act.fees ? add(act.fees, bookedFees) : bookedFees;
  const direction = amount.amountMinor < 0 ? 'debit' : 'credit';
  const { reference } = act;
  if (layout === 'COMPACT' || isZero(fees)) return [{ at, direction, amount, fees, running: after, reference, act }];
  const nothing = zero(fees.currency);
  const before = add(after, fees);
  return [
    { at, direction, amount: add(amount, fees), fees: nothing, running: before, reference, act },
    {
      at,
      direction: 'debit',
      amount: negate(fees),
      fees: nothing,
      running: subtract(before, fees),
      reference: `FEE-${reference}`,
      act: { type: act.type, saying: 'charged', reference },
    },
  ];
}
