import { EventEmitter } from 'node:events';

/** What a log can hold: anything with a type to ask for. */
export interface Logged {
  readonly eventType: string;
}

/** How many events of a world are kept; the oldest give way. */
export const KEPT_EVENTS = 1_000;

/** The latest events of a world, and how to wait for one that is still to come. */
export class EventLog<E extends Logged> {
  #kept: E[] = [];
  #taken = new WeakSet<E>();
  readonly #news = new EventEmitter<{ event: [E] }>().setMaxListeners(0);

  add(event: E): void {
    this.#kept.push(event);
    // Cut seldom and by much, so that a long run does not move a thousand events for each new one.
    if (this.#kept.length >= 2 * KEPT_EVENTS) this.#kept = this.#kept.slice(-KEPT_EVENTS);
    this.#news.emit('event', event);
  }

  all(): readonly E[] {
    return this.#kept.slice(-KEPT_EVENTS);
  }

  clear(): void {
    this.#kept = [];
  }

  /** The first event that fits and that no call has answered before: at once if it has happened, else when it does. */
  next(fits: (event: E) => boolean, timeoutMs: number, complaint: () => string): Promise<E> {
    const wanted = (event: E): boolean => !this.#taken.has(event) && fits(event);
    const found = this.all().find(wanted);
    return found ? Promise.resolve(this.#take(found)) : this.#await(wanted, timeoutMs, complaint);
  }

  #await(wanted: (event: E) => boolean, timeoutMs: number, complaint: () => string): Promise<E> {
    return new Promise((resolve, reject) => {
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        this.#news.off('event', look);
        settle();
      };
      const look = (event: E): void => {
        try {
          if (wanted(event)) end(() => resolve(this.#take(event)));
        } catch (error) {
          end(() => reject(error));
        }
      };
      const timer = setTimeout(() => end(() => reject(new Error(complaint()))), timeoutMs);
      this.#news.on('event', look);
    });
  }

  #take(event: E): E {
    this.#taken.add(event);
    return event;
  }
}
