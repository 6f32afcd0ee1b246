import type { Card } from '../cards/index.ts';
import {
  begin,
  days,
  decimalDigits,
  type Instant,
  insert,
  instant,
  later,
  nextNumber,
  patch,
  type RelayAnswer,
  schedule,
  startOfDay,
  type World,
} from '../kernel/index.ts';
import { cardTransactionLifecycle as lifecycle } from '../lifecycles/card-transaction.ts';
import { type Decline, type Purchase, usesPin } from './attempt.ts';
import { bookedAs, debitOf } from './booking.ts';
import type { Payer } from './payer.ts';
import { type CardTrace, type CardTransaction, cardTransactions, isCredit } from './record.ts';

/** How long money is set aside for a merchant who has not taken it; longer for one who only guesses. */
const HELD = days(7);
const HELD_FOR_A_GUESS = days(30);

/** How an authorisation ended. */
export interface Verdict {
  readonly declined: Decline | undefined;
  /** None where nothing is to be set aside. */
  readonly payer: Payer | undefined;
  /** What the partner answered, where it was asked. */
  readonly relayed: RelayAnswer | null;
}

/** Keeps a transaction that was just authorised or declined, and tells of it, before the balances it moves are told of. */
export function keep(world: World, id: number, card: Card, purchase: Purchase, verdict: Verdict): CardTransaction {
  const { declined, payer, relayed } = verdict;
  const { type, entry, amount, fees, merchant, confirmed, refundOf } = purchase;
  const lapsesAt = later(world.now, confirmed ? HELD : HELD_FOR_A_GUESS);
  const made = insert(world, cardTransactions, {
    id,
    status: declined ? 'DECLINED' : lifecycle.initial,
    ...{ cardToken: card.id, profileId: card.profileId, clientId: card.clientId },
    ...{ type, entry, amount, fees, merchant, confirmed, refundOf },
    declineReason: declined?.reason ?? null,
    declineDetail: declined?.detail ?? null,
    relayed,
    pin: pinResultOf(purchase),
    step: 'AUTH',
    purgeAt: payer ? lapsesAt : null,
    debits: payer ? [debitOf(world, payer.balance.id, payer.charge)] : [],
    credits: [],
    booked: payer ? bookedAs(world) : null,
    trace: traceOf(world),
    approvalCode: declined ? null : decimalDigits(world, 6),
    arn: null,
    createdAt: world.now,
    updatedAt: world.now,
  });
  if (!declined && !isCredit(purchase)) {
    schedule(world, lapsesAt, 'move', `${lifecycle.name}:${id}`, { lifecycle: lifecycle.name, id, move: 'lapse' });
  }
  begin(world, lifecycle, made);
  return made;
}

export const nextTransactionId = (world: World): number => nextNumber(world, 'card-transaction');

/** Changes a transaction, just before it is moved or told of. */
export const change = (
  world: World,
  id: number,
  by: Partial<Omit<CardTransaction, 'id' | 'status'>>,
): CardTransaction => patch(world, cardTransactions, id, { ...by, updatedAt: world.now });

function pinResultOf(purchase: Purchase): CardTransaction['pin'] {
  if (!usesPin(purchase)) return 'NOT_RECEIVED';
  return purchase.wrong === 'PIN' ? 'ONLINE_PIN_INVALID' : 'ONLINE_PIN_VALIDATED';
}

function traceOf(world: World): CardTrace {
  const stan = decimalDigits(world, 6);
  return {
    stan,
    schemeTransactionId: decimalDigits(world, 15),
    retrievalReference: `${hourCode(world.now)}${stan}`,
  };
}

const HOUR = 3_600_000;
const DAY = 86_400_000;

/** The last digit of the year, the day of the year in three digits, and the hour in two: `230805`. */
function hourCode(at: Instant): string {
  const year = new Date(at).getUTCFullYear();
  const day = (startOfDay(at) - instant(Date.UTC(year, 0, 1))) / DAY + 1;
  const hour = Math.floor((at - startOfDay(at)) / HOUR);
  return `${year % 10}${String(day).padStart(3, '0')}${String(hour).padStart(2, '0')}`;
}
