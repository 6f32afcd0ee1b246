import fp from 'fastify-plugin';

/**
 * One exchange, as it was. It holds the answer as the text that was sent: a thousand objects of every form would be
 * copied at each collection of garbage, a thousand texts cost little. What it means, and what must be masked, is worked
 * out when somebody reads it.
 */
export interface Exchange {
  readonly id: number;
  /** Of the world's clock. */
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly operationId: string | null;
  readonly world: string;
  /** 0 where nothing was answered. */
  readonly status: number;
  /** The fault that struck it. */
  readonly fault: number | null;
  /** The overrides that it followed. */
  readonly overrides: readonly number[];
  readonly durationMs: number;
  readonly trace: string;
  /** Why it was refused, where that is known better than the answer says. */
  readonly why: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  readonly payload: unknown;
}

/** A ring: the newest exchange overwrites the oldest, so that a full journal costs a request no more than an empty one. */
interface Ring {
  readonly kept: Exchange[];
  next: number;
}

/** The last exchanges of each world, kept beside its state: reading about a request is not part of what happened. */
export class Journal {
  readonly #byWorld = new Map<string, Ring>();
  readonly #size: number;
  #nextId = 1;

  /** @param size how many exchanges of each world are kept; what is kept is copied at every collection of garbage */
  constructor(size: number) {
    this.#size = size;
  }

  get isOff(): boolean {
    return this.#size === 0;
  }

  /** How many exchanges are kept, of all worlds. */
  get kept(): number {
    let sum = 0;
    for (const { kept } of this.#byWorld.values()) sum += kept.length;
    return sum;
  }

  nextId(): number {
    return this.#nextId++;
  }

  record(exchange: Exchange): void {
    let ring = this.#byWorld.get(exchange.world);
    if (!ring) {
      ring = { kept: [], next: 0 };
      this.#byWorld.set(exchange.world, ring);
    }
    ring.kept[ring.next] = exchange;
    ring.next = (ring.next + 1) % this.#size;
  }

  /** The newest first. */
  of(world: string): readonly Exchange[] {
    const { kept, next } = this.#byWorld.get(world) ?? { kept: [], next: 0 };
    return [...kept.slice(next), ...kept.slice(0, next)].reverse();
  }

  clear(world: string): void {
    this.#byWorld.delete(world);
  }
}

export interface JournalOptions {
  readonly journal: Journal;
  /** Milliseconds of real time since some moment, with decimals. */
  readonly stopwatch: () => number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** By the stopwatch, when the request came in. */
    cameInAt: number;
  }
}

const NONE: readonly number[] = [];

/** A list of a hundred transfers may be kept; a statement of years is only told of. */
const LONGEST_PAYLOAD = 100_000;

export const journaling = fp<JournalOptions>(
  async (app, { journal, stopwatch }) => {
    app.decorateRequest('cameInAt', 0);
    app.addHook('onRequest', (request, _reply, done) => {
      request.cameInAt = stopwatch();
      done();
    });
    // Told when it is sent and not when it has arrived: listening for that would cost every request its listeners.
    app.addHook('onSend', (request, reply, payload, done) => {
      const { row, control, page } = request.route ?? {};
      if (request.world && !control && !journal.isOff) {
        journal.record({
          id: journal.nextId(),
          at: request.world.now,
          method: request.method,
          path: request.url,
          operationId: row?.id ?? page ?? null,
          world: request.world.name,
          status: request.fault?.silent ? 0 : reply.statusCode,
          fault: request.fault?.id ?? null,
          overrides: request.overrides ?? NONE,
          durationMs: stopwatch() - request.cameInAt,
          trace: request.trace,
          why: request.why,
          headers: request.headers,
          body: request.body,
          payload: page === undefined ? shortened(payload) : null,
        });
      }
      done(null, payload);
    });
  },
  { name: 'journal', dependencies: ['world', 'tracing'] },
);

const shortened = (payload: unknown): unknown =>
  typeof payload === 'string' && payload.length > LONGEST_PAYLOAD
    ? JSON.stringify(`${payload.length} characters, too many to keep`)
    : payload;
