import {
  advance,
  type Duration,
  type Instant,
  type Json,
  later,
  patch,
  remove,
  schedule,
  unschedule,
  type World,
} from '../kernel/index.ts';
import { webhookDelivery } from '../lifecycles/webhook-delivery.ts';
import { findDelivery } from './find.ts';
import { timerOf } from './queue.ts';
import { type Attempt, type Delivery, deliveries, isFinished, unfinished } from './record.ts';
import { mayTryAgain, nextDelay } from './schedule.ts';

/** What became of an attempt, as the sender saw it. */
export interface Outcome {
  readonly accepted: boolean;
  readonly tookMs: number;
  readonly answer: Json;
  readonly error: string | null;
  /** The request as it was made. */
  readonly request: Json;
  /** The receiver's answer is of a kind that trying again seldom changes. */
  readonly rarelyHeals: boolean;
  /** How long the receiver asked to be left alone; null when it did not say. */
  readonly waitMs: Duration | null;
}

/** So many settled deliveries are remembered, and so many attempts of each. */
export const KEPT_DELIVERIES = 1_000;
const KEPT_ATTEMPTS = 60;

/** Begins an attempt. What the payload says of its sending stays as it was at the first one. */
export function startAttempt(world: World, id: string): Delivery {
  advance(world, webhookDelivery, id, 'send');
  const { firstSentAt } = findDelivery(world, id) ?? {};
  return patch(world, deliveries, id, { firstSentAt: firstSentAt ?? world.now, nextAttemptAt: null });
}

/**
 * Writes down how an attempt that began at `startedAt` ended, and puts the next one on the agenda if there is to be one.
 * A delivery that was dropped or moved by someone else meanwhile stays as it is.
 * @source webhook guide, retries
 */
export function recordAttempt(world: World, id: string, startedAt: Instant, outcome: Outcome): void {
  const delivery = findDelivery(world, id);
  if (delivery?.status !== 'Sending') return;
  const { accepted, tookMs, answer, error } = outcome;
  const attempt: Attempt = { at: startedAt, tookMs, accepted, answer, error };
  const attempts = [...delivery.attempts, attempt].slice(-KEPT_ATTEMPTS);
  const tries = delivery.tries + 1;
  patch(world, deliveries, id, { attempts, tries, request: delivery.request ?? outcome.request });
  if (accepted) acceptOrRepeat(world, delivery);
  else if (!mayTryAgain(tries, outcome.rarelyHeals)) abandon(world, id);
  else fail(world, id, outcome.waitMs === null ? later(startedAt, nextDelay(tries)) : later(world.now, outcome.waitMs));
}

/** A world that delivers everything twice sends once more after the first success. */
function acceptOrRepeat(world: World, { id, attempts }: Delivery): void {
  const twice = world.settings.webhooks.mode === 'duplicate' && !attempts.some(({ accepted }) => accepted);
  if (twice) advance(world, webhookDelivery, id, 'repeat');
  else accept(world, id);
}

/** Settles a delivery as received. */
export const accept = (world: World, id: string): void => settle(world, id, 'accept');

/** Gives a delivery up: it is not sent again by itself. */
export const abandon = (world: World, id: string, reason?: string): void => settle(world, id, 'giveUp', reason);

/**
 * Gives up whatever is still to be sent, because somebody else sends it. It stands in the log, from where it can be sent
 * all the same.
 */
export function leaveToAnother(world: World, reason: string): void {
  for (const status of unfinished) {
    for (const { id } of [...world.table(deliveries).list('byStatus', status)]) {
      unschedule(world, timerOf(id));
      abandon(world, id, reason);
    }
  }
}

/** Notes a failure; the next attempt falls due at `at`. */
export function fail(world: World, id: string, at: Instant): void {
  advance(world, webhookDelivery, id, 'fail');
  patch(world, deliveries, id, { nextAttemptAt: at });
  schedule(world, at, 'move', timerOf(id), { lifecycle: webhookDelivery.name, id, move: 'retry' });
}

/** Sends a settled or failed delivery again, at once, under the same id; the schedule of retries starts afresh. */
export function requeue(world: World, id: string): Delivery {
  advance(world, webhookDelivery, id, 'replay');
  return patch(world, deliveries, id, { tries: 0, nextAttemptAt: world.now, finishedAt: null });
}

/** Before the status: the log of settled ones is sorted by when they were settled. */
function settle(world: World, id: string, move: 'accept' | 'giveUp', reason?: string): void {
  patch(world, deliveries, id, { finishedAt: world.now, nextAttemptAt: null });
  advance(world, webhookDelivery, id, move, { reason });
  forgetOldest(world);
}

function forgetOldest(world: World): void {
  const settled = world.table(deliveries).list('finished', '');
  while (settled.size > KEPT_DELIVERIES) {
    const oldest = settled.first();
    if (!oldest || !isFinished(oldest.status)) return;
    remove(world, deliveries, oldest.id);
  }
}
