import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

/** One exchange, as it was; secrets are masked when it is read. */
export interface Exchange {
  readonly id: number;
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly operationId: string | null;
  readonly world: string;
  readonly status: number;
  readonly durationMs: number;
  readonly trace: string;
  readonly why: string | null;
  readonly request: { readonly headers: Readonly<Record<string, unknown>>; readonly body: unknown };
  readonly response: { readonly body: unknown };
}

const KEPT = 1000;

/** The last exchanges of each world, kept beside its state: reading about a request is not part of what happened. */
export class Journal {
  readonly #byWorld = new Map<string, Exchange[]>();
  #nextId = 1;

  record(exchange: Omit<Exchange, 'id'>): void {
    const kept = this.#byWorld.get(exchange.world) ?? [];
    this.#byWorld.set(exchange.world, kept);
    kept.push({ id: this.#nextId++, ...exchange });
    // Cut rarely and by half, so that keeping a bound does not cost every request.
    if (kept.length >= KEPT * 2) kept.splice(0, KEPT);
  }

  /** The newest first. */
  of(world: string): readonly Exchange[] {
    return (this.#byWorld.get(world) ?? []).slice(-KEPT).reverse();
  }

  clear(world: string): void {
    this.#byWorld.delete(world);
  }
}

export const journaling = fp<{ readonly journal: Journal }>(
  async (app, { journal }) => {
    app.addHook('onResponse', (request, reply, done) => {
      const { row, control } = request.routeOptions.config ?? {};
      if (request.world && !control) {
        journal.record({
          at: request.world.now,
          method: request.method,
          path: request.url,
          operationId: row?.id ?? null,
          world: request.world.name,
          status: reply.statusCode,
          durationMs: Math.round(reply.elapsedTime * 1000) / 1000,
          trace: request.trace,
          why: request.why ?? (reply.statusCode >= 400 ? wordOf(request.answered) : null),
          request: { headers: request.headers, body: bodyOf(request) },
          response: { body: request.answered },
        });
      }
      done();
    });
  },
  { name: 'journal', dependencies: ['world', 'tracing'] },
);

/** Why a request failed whose answer is an outcome and not a refusal: what the answer itself says. */
function wordOf(answered: unknown): string | null {
  if (typeof answered !== 'object' || answered === null) return null;
  const { errors, message, detail, description, error_description: described } = answered as Record<string, unknown>;
  if (Array.isArray(errors)) return wordOf(errors[0]);
  return [message, detail, description, described].find(text => typeof text === 'string') ?? null;
}

const bodyOf = (request: FastifyRequest): unknown => request.body ?? null;

const SECRET = /secret|password|token$|^pin$|cvv|^pan$|authorization|registration.?code|one-time-token/i;
const DEEPEST = 20;

/** A copy with what must not be shown replaced by `***`; the end of a credential stays, to tell two apart. */
export function masked(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) return value.map(item => masked(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET.test(name) && (typeof inner === 'string' || typeof inner === 'number')
        ? mask(String(inner))
        : masked(inner, depth + 1),
    ]),
  );
}

/** A request's own `code` is a credential, an authorization or one-time code; an answer's says what went wrong. */
export function maskedBody(body: unknown): unknown {
  const copy = masked(body);
  if (typeof copy !== 'object' || copy === null || !('code' in copy)) return copy;
  return { ...copy, code: mask(String(copy.code)) };
}

const mask = (text: string): string => (text.length > 12 ? `***${text.slice(-4)}` : '***');
