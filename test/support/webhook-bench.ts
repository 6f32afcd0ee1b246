import type { Actor } from '../../src/state/access/index.ts';
import { type Duration, emit, event, instant, type World } from '../../src/state/kernel/index.ts';
import {
  type Delivery,
  deliveries,
  type Outcome,
  recordAttempt,
  requireDelivery,
  type Subscription,
  type SubscriptionWish,
  subscribeApplication,
  subscribeProfile,
  takeDue,
} from '../../src/state/webhooks/index.ts';
import { Bench } from './bench.ts';

/** The application of the founding user. */
export const app: Actor = { kind: 'client', clientId: 'localwise' };

export const wishFor = (trigger: string, schema = '4.0.0', url = 'http://127.0.0.1:9/wise'): SubscriptionWish => ({
  name: 'Ops',
  trigger,
  schema,
  url,
  mtls: undefined,
});

/** An answer that refuses, in the words of the sender. */
export const refusing = (changes: Partial<Outcome> = {}): Outcome => ({
  accepted: false,
  tookMs: 3,
  answer: { status: 500 },
  error: null,
  request: { method: 'POST' },
  rarelyHeals: false,
  waitMs: null,
  ...changes,
});

export const accepting: Outcome = refusing({ accepted: true, answer: { status: 200 } });

const moved = event<{ readonly transferId: number }>('transfers#state-change');

/** A world with subscriptions, and a sender whose answers the test decides. */
export class WebhookBench extends Bench {
  subscribe(wish = wishFor('transfers#state-change'), profileId = this.personal): Subscription {
    return this.do(() => subscribeProfile(this.world, this.ada, profileId, wish));
  }

  subscribeApp(wish = wishFor('transfers#state-change'), clientKey = 'localwise-key'): Subscription {
    return this.do(() => subscribeApplication(this.world, app, clientKey, wish));
  }

  /** Something happens to a transfer of the profile. */
  happen(transferId = 1, scope: object = { profileId: this.personal }): void {
    this.do(() => emit(this.world, moved, scope, { transferId }));
  }

  /** What would go out now, marked as being sent. */
  take(limit = 100): Delivery[] {
    return this.do(() => takeDue(this.world, limit));
  }

  answer({ id }: Pick<Delivery, 'id'>, outcome: Outcome): Delivery {
    this.do(() => recordAttempt(this.world, id, this.world.now, outcome));
    return requireDelivery(this.world, id);
  }

  pass(by: Duration): void {
    this.world.advanceTo(instant(this.world.now + by));
  }

  log(world: World = this.world): Delivery[] {
    return [...world.table(deliveries).all()];
  }
}
