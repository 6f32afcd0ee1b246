const PER_CHUNK = 512;

interface Chunk<T> {
  readonly owner: object;
  readonly items: T[];
}

/** Answers less than 0 when `a` stands before `b`. Never 0 for two different items. */
export type Compare<T> = (a: T, b: T) => number;

/**
 * A sorted list in chunks: adding at the end is constant, elsewhere it costs one chunk, and reading a page costs the
 * page. Like `ShardedMap` it forks by sharing.
 */
export class OrderedList<T> {
  #owner: object = {};
  #chunks: Chunk<T>[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  first(): T | undefined {
    return this.#chunks[0]?.items[0];
  }

  last(): T | undefined {
    return this.#chunks.at(-1)?.items.at(-1);
  }

  insert(item: T, compare: Compare<T>): void {
    const last = this.last();
    const append = last === undefined || compare(last, item) < 0;
    const at = append ? this.#chunks.length - 1 : this.#chunkFor(item, compare);
    const items = at < 0 ? this.#addChunk(0, []) : this.#own(at);
    items.splice(append ? items.length : lowerBound(items, item, compare), 0, item);
    this.#size += 1;
    if (items.length > PER_CHUNK) this.#halve(Math.max(at, 0), append);
  }

  /** Adds what the caller knows to stand last. */
  push(item: T): void {
    const at = this.#chunks.length - 1;
    const items = at < 0 ? this.#addChunk(0, []) : this.#own(at);
    items.push(item);
    this.#size += 1;
    if (items.length > PER_CHUNK) this.#halve(Math.max(at, 0), true);
  }

  remove(item: T, compare: Compare<T>): boolean {
    const at = this.#chunkFor(item, compare);
    const shared = this.#chunks[at]?.items;
    if (!shared) return false;
    const index = lowerBound(shared, item, compare);
    if (shared[index] !== item) return false;
    const items = this.#own(at);
    items.splice(index, 1);
    this.#size -= 1;
    if (items.length === 0) this.#chunks.splice(at, 1);
    return true;
  }

  /** Up to `limit` items from `offset`, counted from the front, or from the back when `newestFirst`. */
  slice(offset: number, limit: number, newestFirst = false): T[] {
    const from = newestFirst ? Math.max(0, this.#size - offset - limit) : offset;
    const to = newestFirst ? this.#size - offset : Math.min(this.#size, offset + limit);
    const page: T[] = [];
    let start = 0;
    for (const { items } of this.#chunks) {
      const end = start + items.length;
      if (end > from && start < to) page.push(...items.slice(Math.max(0, from - start), to - start));
      if (end >= to) break;
      start = end;
    }
    return newestFirst ? page.reverse() : page;
  }

  /** How many items stand before the first one for which `before` is false. */
  countWhile(before: (item: T) => boolean): number {
    const chunks = this.#chunks;
    const whole = firstFailing(chunks, ({ items }) => before(items.at(-1) as T));
    let count = 0;
    for (let c = 0; c < whole; c++) count += chunks[c]?.items.length ?? 0;
    return count + firstFailing(chunks[whole]?.items ?? [], before);
  }

  *[Symbol.iterator](): Generator<T> {
    for (const { items } of this.#chunks) yield* items;
  }

  *backwards(): Generator<T> {
    for (let c = this.#chunks.length - 1; c >= 0; c--) {
      const items = this.#chunks[c]?.items ?? [];
      for (let i = items.length - 1; i >= 0; i--) yield items[i] as T;
    }
  }

  fork(): OrderedList<T> {
    const copy = new OrderedList<T>();
    copy.#chunks = this.#chunks.slice();
    copy.#size = this.#size;
    this.#owner = {};
    return copy;
  }

  #chunkFor(item: T, compare: Compare<T>): number {
    let low = 0;
    for (let high = this.#chunks.length - 1; low < high; ) {
      const middle = (low + high) >>> 1;
      if (compare(this.#chunks[middle]?.items.at(-1) as T, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #own(index: number): T[] {
    const chunk = this.#chunks[index] as Chunk<T>;
    if (chunk.owner === this.#owner) return chunk.items;
    const items = chunk.items.slice();
    this.#chunks[index] = { owner: this.#owner, items };
    return items;
  }

  #addChunk(at: number, items: T[]): T[] {
    this.#chunks.splice(at, 0, { owner: this.#owner, items });
    return items;
  }

  /** A list that only grows keeps full chunks; one that is written to in the middle keeps room. */
  #halve(at: number, append: boolean): void {
    const items = this.#own(at);
    this.#addChunk(at + 1, items.splice(append ? PER_CHUNK : PER_CHUNK >> 1));
  }
}

function lowerBound<T>(items: readonly T[], item: T, compare: Compare<T>): number {
  let low = 0;
  for (let high = items.length; low < high; ) {
    const middle = (low + high) >>> 1;
    const candidate = items[middle] as T;
    if (candidate !== item && compare(candidate, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the first item that `holds` is false for, where it is true for all before and for none after. */
function firstFailing<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  for (let high = items.length; low < high; ) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
