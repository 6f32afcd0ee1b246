import type { World } from '../state/kernel/index.ts';
import {
  type Delivery,
  dueCount,
  interrupt,
  probeOf,
  recordAttempt,
  type Subscription,
  takeDue,
  underWay,
} from '../state/webhooks/index.ts';
import { alarmAt, systemClock } from './system-clock.ts';
import { type SenderOptions, WebhookSender } from './webhook-sender.ts';

export interface PumpOptions extends SenderOptions {
  /** Whether a world is still served: what comes back for one that was replaced or deleted is dropped. */
  readonly isServed: (world: World) => boolean;
  readonly onProblem: (error: unknown) => void;
}

/** Calls that may be under way at once, over all worlds. */
const LINES = 48;
/** A world that shuffles waits for more than one delivery to choose from. */
const SHUFFLE_MS = 200;
const PATIENCE_MS = 5_000;
/** Whoever answers sooner than that is not slow, however much there is to answer. */
const SLOW_CALL_MS = 100;

const NOBODY: ReadonlySet<string> = new Set();

/** A call that is under way. */
interface Flight {
  readonly subscription: string;
  /** In the machine's own time. */
  readonly since: number;
}

/** Somebody who waits until nothing is under way but what goes to slow subscriptions. */
interface Waiting {
  /** Of this world alone, or of all. */
  readonly world: World | undefined;
  readonly except: ReadonlySet<string>;
  readonly resolve: () => void;
}

/**
 * Carries deliveries from the worlds to their receivers, off the path of any request: it is woken after each change,
 * takes what is due, and writes each attempt back as a unit of work.
 */
export class WebhookPump {
  readonly #options: PumpOptions;
  readonly #sender: WebhookSender;
  readonly #awake = new Set<World>();
  /** What is being sent, by its id. */
  readonly #flying = new Map<World, Map<string, Flight>>();
  readonly #shuffling = new Map<World, () => void>();
  /** Worlds that found no free line. */
  readonly #starved = new Set<World>();
  /** Since the server was started, over all worlds. */
  readonly attempts = { accepted: 0, failed: 0 };
  #lines = 0;
  #scheduled = false;
  #closed = false;
  #waiting: Waiting[] = [];

  constructor(options: PumpOptions) {
    this.#options = options;
    this.#sender = new WebhookSender(options);
  }

  /** Says that something in this world may be due. Cheap, and safe to call at any time. */
  wake(world: World): void {
    if (this.#closed || this.#shuffling.has(world)) return;
    this.#awake.add(world);
    if (this.#scheduled) return;
    this.#scheduled = true;
    // Not within the unit of work or the request that changed the world, and once for many changes.
    setImmediate(() => this.#pass());
  }

  /** Resolves when everything that is due has been tried. */
  idle(): Promise<void> {
    return this.#quiet(undefined, NOBODY);
  }

  /**
   * A way to wait again and again until everything of a world that is due has been tried; other worlds hold nobody up.
   * Receivers that are slow hold nobody longer than `ms` in all: after that, only the others are waited for, and those as
   * long as they have something to answer.
   */
  patience(world: World, ms = PATIENCE_MS): () => Promise<void> {
    const slow = new Set<string>();
    let until = systemClock.now() + ms;
    return async () => {
      while (!this.#isQuiet(world, slow) && !(await this.#quietBefore(until, world, slow))) {
        const now = systemClock.now();
        for (const { subscription, since } of this.#flights(world))
          if (now - since >= SLOW_CALL_MS) slow.add(subscription);
        until = now + ms;
      }
    };
  }

  #quiet(world: World | undefined, except: ReadonlySet<string>): Promise<void> {
    if (this.#isQuiet(world, except)) return Promise.resolve();
    return new Promise(resolve => this.#waiting.push({ world, except, resolve }));
  }

  #quietBefore(until: number, world: World, except: ReadonlySet<string>): Promise<boolean> {
    return new Promise(resolve => {
      const callOff = alarmAt(until, () => resolve(false));
      this.#quiet(world, except).then(() => {
        callOff();
        resolve(true);
      });
    });
  }

  /** Calls a subscription's address once with a test notification, before it is subscribed: whether it accepted. */
  async probe(world: World, wish: Subscription): Promise<boolean> {
    const { accepted } = await this.#sender.attempt(world, probeOf(world, wish));
    return accepted;
  }

  /** Ends everything under way. What was being sent counts as interrupted, and goes out again after a restart. */
  close(): void {
    this.#closed = true;
    this.#sender.close();
    for (const callOff of this.#shuffling.values()) callOff();
    this.#shuffling.clear();
    this.#awake.clear();
    this.#settleIfQuiet();
  }

  #pass(): void {
    this.#scheduled = false;
    const worlds = [...this.#awake];
    this.#awake.clear();
    for (const world of worlds) {
      try {
        if (this.#closed) continue;
        if (this.#options.isServed(world)) this.#serve(world);
        else this.#forget(world);
      } catch (error) {
        this.#options.onProblem(error);
      }
    }
    this.#settleIfQuiet();
  }

  /** A world that was replaced or deleted: whoever waits for it has nothing to wait for. */
  #forget(world: World): void {
    this.#shuffling.delete(world);
    this.#starved.delete(world);
  }

  #serve(world: World): void {
    this.#takeBackLost(world);
    const due = dueCount(world);
    if (due === 0 || this.#waitsToShuffle(world, due)) return;
    if (this.#lines >= LINES) {
      this.#starved.add(world);
      return;
    }
    const taken = world.transact({ kind: 'time', what: 'webhooks: send' }, () => takeDue(world, LINES - this.#lines));
    for (const delivery of taken) this.#fly(world, delivery);
  }

  /** A loaded or copied world may count as being sent what nobody here is sending. */
  #takeBackLost(world: World): void {
    const flying = this.#flying.get(world);
    const lost = underWay(world).filter(({ id }) => !flying?.has(id));
    if (lost.length === 0) return;
    world.transact({ kind: 'time', what: 'webhooks: interrupt' }, () => {
      for (const { id } of lost) interrupt(world, id);
    });
  }

  #waitsToShuffle(world: World, due: number): boolean {
    if (this.#shuffling.delete(world) || world.settings.webhooks.mode !== 'shuffle' || due > 1) return false;
    const wait = alarmAt(systemClock.now() + SHUFFLE_MS, () => {
      this.#awake.add(world);
      this.#pass();
    });
    this.#shuffling.set(world, wait);
    return true;
  }

  #fly(world: World, delivery: Delivery): void {
    const flying = this.#flying.get(world) ?? new Map<string, Flight>();
    const flight = { subscription: delivery.subscriptionId, since: systemClock.now() };
    this.#flying.set(world, flying.set(delivery.id, flight));
    this.#lines += 1;
    const startedAt = world.now;
    this.#sender
      .attempt(world, delivery)
      .then(outcome => {
        this.attempts[outcome.accepted ? 'accepted' : 'failed'] += 1;
        if (this.#closed || !this.#options.isServed(world)) return;
        const cause = { kind: 'time', what: `webhook ${delivery.id}` } as const;
        world.transact(cause, () => recordAttempt(world, delivery.id, startedAt, outcome));
        // Only now: what could not be written down must not look lost, or it would be sent without end.
        flying.delete(delivery.id);
        // What the receiver asked to have again at once is due already.
        world.catchUp();
      })
      .catch(this.#options.onProblem)
      .finally(() => this.#landed(world));
  }

  #landed(world: World): void {
    this.#lines -= 1;
    if (this.#flying.get(world)?.size === 0 || !this.#options.isServed(world)) this.#flying.delete(world);
    const starved = [...this.#starved];
    this.#starved.clear();
    for (const waiting of [world, ...starved]) this.wake(waiting);
    this.#settleIfQuiet();
  }

  #isQuiet(world: World | undefined, except: ReadonlySet<string>): boolean {
    if (this.#closed) return true;
    if (world) return this.#isQuietIn(world, except);
    return this.#awake.size === 0 && this.#shuffling.size === 0 && this.#lines === 0;
  }

  #isQuietIn(world: World, except: ReadonlySet<string>): boolean {
    if (this.#awake.has(world) || this.#shuffling.has(world) || this.#starved.has(world)) return false;
    return this.#flights(world).every(({ subscription }) => except.has(subscription));
  }

  #flights(world: World): Flight[] {
    return [...(this.#flying.get(world)?.values() ?? [])];
  }

  #settleIfQuiet(): void {
    if (this.#waiting.length === 0) return;
    const done = this.#waiting.filter(({ world, except }) => this.#isQuiet(world, except));
    this.#waiting = this.#waiting.filter(waiting => !done.includes(waiting));
    for (const { resolve } of done) resolve();
  }
}
