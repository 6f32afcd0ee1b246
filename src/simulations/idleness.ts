import { type Duration, type Instant, instant, type SystemClock } from '../state/kernel/index.ts';

/** Which worlds have idled long enough: those that nobody has used for so long, or all but the latest used. */
export type IdlePolicy = { readonly after: Duration } | { readonly keep: number };

/** When worlds were last used, and which of them are in use. */
export class Idleness {
  readonly #policy: IdlePolicy;
  readonly #system: SystemClock;
  /** The longest ago first. */
  readonly #usedAt = new Map<string, Instant>();
  readonly #inUse = new Map<string, number>();

  constructor(policy: IdlePolicy, system: SystemClock) {
    this.#policy = policy;
    this.#system = system;
  }

  /** Somebody begins to use a world; to be called off with what this answers. */
  use(name: string): () => void {
    this.#count(name, 1);
    return () => this.#count(name, -1);
  }

  /** A world is there, and may be so without anybody using it. */
  notice(name: string): void {
    if (!this.#usedAt.has(name)) this.#usedAt.set(name, this.#system.now());
  }

  forget(name: string): void {
    this.#usedAt.delete(name);
  }

  /** Forgets whatever is no world: one may be deleted while it is in use, or be asked for and never made. */
  keepOnly(isThere: (name: string) => boolean): void {
    for (const name of [...this.#usedAt.keys()]) if (!isThere(name)) this.forget(name);
  }

  isOverdue(name: string): boolean {
    return this.overdue().includes(name);
  }

  /** The longest unused first. */
  overdue(): string[] {
    const names = [...this.#usedAt.keys()].filter(name => !this.#inUse.has(name));
    const policy = this.#policy;
    if ('keep' in policy) return names.slice(0, Math.max(this.#usedAt.size - policy.keep, 0));
    const before = this.#system.now() - policy.after;
    return names.filter(name => (this.#usedAt.get(name) ?? instant(0)) <= before);
  }

  #count(name: string, change: 1 | -1): void {
    const count = (this.#inUse.get(name) ?? 0) + change;
    if (count > 0) this.#inUse.set(name, count);
    else this.#inUse.delete(name);
    // Those used last stand last.
    this.#usedAt.delete(name);
    this.#usedAt.set(name, this.#system.now());
  }
}
