const PER_SHARD = 512;

interface Shard<K, V> {
  readonly owner: object;
  readonly entries: Map<K, V>;
}

function hash(key: string | number): number {
  if (typeof key === 'number') return key ^ (key / 0x100000000);
  let h = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193);
  return h ^ (h >>> 15);
}

/**
 * A map that forks in time proportional to its shards and not to its entries: both sides share every shard until one
 * of them writes to it. It grows by linear hashing, one split at a time, so that no single write is ever slow.
 */
export class ShardedMap<K extends string | number, V> {
  #owner: object = {};
  #shards: Shard<K, V>[] = [{ owner: this.#owner, entries: new Map() }];
  #level = 1;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(key: K): V | undefined {
    return this.#shards[this.#place(key)]?.entries.get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): void {
    const entries = this.#own(this.#place(key));
    if (!entries.has(key)) this.#size += 1;
    entries.set(key, value);
    if (this.#size > this.#shards.length * PER_SHARD) this.#split();
  }

  delete(key: K): boolean {
    const removed = this.#own(this.#place(key)).delete(key);
    if (removed) this.#size -= 1;
    return removed;
  }

  *keys(): Generator<K> {
    for (const shard of this.#shards) yield* shard.entries.keys();
  }

  *values(): Generator<V> {
    for (const shard of this.#shards) yield* shard.entries.values();
  }

  *entries(): Generator<[K, V]> {
    for (const shard of this.#shards) yield* shard.entries.entries();
  }

  fork(): ShardedMap<K, V> {
    const copy = new ShardedMap<K, V>();
    copy.#shards = this.#shards.slice();
    copy.#level = this.#level;
    copy.#size = this.#size;
    this.#owner = {};
    return copy;
  }

  /**
   * `#level` is the number of shards at the start of this doubling; those already split are addressed one bit deeper. It
   * is a power of two, so that a mask does what a slower remainder would.
   */
  #place(key: K): number {
    if (this.#shards.length === 1) return 0;
    const h = hash(key);
    const deep = h & (this.#level * 2 - 1);
    return deep < this.#shards.length ? deep : h & (this.#level - 1);
  }

  #own(index: number): Map<K, V> {
    const shard = this.#shards[index] as Shard<K, V>;
    if (shard.owner === this.#owner) return shard.entries;
    const entries = new Map(shard.entries);
    this.#shards[index] = { owner: this.#owner, entries };
    return entries;
  }

  #split(): void {
    const from = this.#own(this.#shards.length - this.#level);
    const into = new Map<K, V>();
    this.#shards.push({ owner: this.#owner, entries: into });
    const target = this.#shards.length - 1;
    for (const [key, value] of from) {
      if ((hash(key) & (this.#level * 2 - 1)) !== target) continue;
      from.delete(key);
      into.set(key, value);
    }
    if (this.#shards.length === this.#level * 2) this.#level *= 2;
  }
}
