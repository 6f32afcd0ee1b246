import { accountOf, type Balance } from '../balances/index.ts';
import { add, type Instant, type Money, money, type World, zero } from '../kernel/index.ts';
import { type Entry, entries, type Line, linesBetween } from '../ledger/index.ts';
import type { Posted } from './act.ts';

/** `card payment fee` is part of what `card payment` did. */
const FEE = / (?:fee|tax)$/;

/**
 * What was booked on a balance from one moment to another, both included, oldest first. A fee that was booked right
 * after what it was charged for, with the same subject and a reason that only adds `fee` or `tax`, is part of it.
 */
export function postedBetween(world: World, balance: Balance, from: Instant, to: Instant): Posted[] {
  const acts: Posted[] = [];
  for (const line of linesBetween(world, accountOf(balance), from, to)) {
    const entry = world.table(entries).get(line.entryId);
    if (!entry) throw new Error(`line ${line.id} has no entry`);
    const posted = begin(balance, line, entry);
    const last = acts.at(-1);
    if (last && isFeeOf(last, posted)) acts[acts.length - 1] = withFee(last, posted);
    else acts.push(posted);
  }
  return acts;
}

function begin(balance: Balance, { at, amountMinor, afterMinor }: Line, { id, subject, reason }: Entry): Posted {
  const [kind = '', subjectId = ''] = subject.split(/:(.*)/s);
  const { currency } = balance;
  const after = money(afterMinor, currency);
  const bookedFees = zero(currency);
  return {
    balance,
    at,
    kind,
    id: subjectId,
    reason,
    amount: money(amountMinor, currency),
    bookedFees,
    after,
    entryId: id,
  };
}

const isFeeOf = (act: Posted, { at, kind, id, reason, amount }: Posted): boolean =>
  FEE.test(reason) &&
  reason.replace(FEE, '') === act.reason &&
  kind === act.kind &&
  id === act.id &&
  at === act.at &&
  amount.amountMinor < 0;

function withFee(act: Posted, fee: Posted): Posted {
  const charged: Money = money(-fee.amount.amountMinor, fee.amount.currency);
  const bookedFees = add(act.bookedFees, charged);
  return { ...act, amount: add(act.amount, fee.amount), bookedFees, after: fee.after };
}
