import type { FastifyPluginAsync } from 'fastify';
import type { Instant } from '../../state/kernel/index.ts';
import type { Exchange } from '../plugins/journal.ts';
import { hideSecrets, masked, maskedBody, maskedPath } from '../plugins/masking.ts';
import { showMillis } from '../views/dates.ts';
import { type Fields, moment, pageFields, pageOf, type Reader, readFields, text, toggleText, Unfit } from './body.ts';
import type { ControlOptions } from './options.ts';

/** `404`, or `4xx` for all that begin so; 0 where nothing was answered. */
const status: Reader<string> = value =>
  typeof value === 'string' && /^([1-5](\d\d|xx)|0)$/.test(value) ? value : fail('must be a status such as 404 or 4xx');

/** A moment, or the id of a request after which one wants to read on. */
const since: Reader<{ readonly id: number } | { readonly at: Instant }> = value =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? { id: Number(value) } : { at: moment(value) };

const fail = (message: string): never => {
  throw new Unfit(message);
};

const filters = { ...pageFields, operationId: text, status, since, unmatched: toggleText };

/** What was asked of this world and what it answered, the newest first. */
export const requestsRoutes: FastifyPluginAsync<ControlOptions> = async (app, { journal }) => {
  const config = { control: true } as const;
  app.get('/requests', { config }, async ({ world, query }) => {
    const wish = readFields(query, filters);
    const { limit, offset } = pageOf(wish);
    const found = journal.of(world.name).filter(exchange => fits(exchange, wish));
    return { total: found.length, limit, offset, requests: found.slice(offset, offset + limit).map(showExchange) };
  });
  app.delete('/requests', { config }, async ({ world }, reply) => {
    journal.clear(world.name);
    return reply.code(204).send();
  });
};

function fits(exchange: Exchange, wish: Fields<typeof filters>): boolean {
  if (wish.operationId !== undefined && exchange.operationId !== wish.operationId) return false;
  if (wish.status !== undefined && !String(exchange.status).startsWith(wish.status.replace(/x+$/, ''))) return false;
  if (wish.unmatched !== undefined && (exchange.operationId === null) !== wish.unmatched) return false;
  if (wish.since === undefined) return true;
  return 'id' in wish.since ? exchange.id > wish.since.id : exchange.at >= wish.since.at;
}

function showExchange({ at, trace, durationMs, why, headers, body, payload, ...exchange }: Exchange) {
  const answer = readPayload(payload);
  const response = { body: masked(answer) };
  return {
    ...exchange,
    path: maskedPath(exchange.path),
    at: showMillis(at as Instant),
    durationMs: Math.round(durationMs * 1000) / 1000,
    'x-trace-id': trace,
    request: { headers: masked(headers), body: maskedBody(body ?? null) },
    ...hideSecrets({ why: why ?? (exchange.status >= 400 ? wordOf(answer) : null), response }, headers, body),
  };
}

/** What was sent, as what it stands for. */
function readPayload(payload: unknown): unknown {
  if (typeof payload !== 'string') return payload ?? null;
  try {
    return payload === '' ? null : JSON.parse(payload);
  } catch {
    return payload;
  }
}

/** Why a request failed whose answer is an outcome and not a refusal: what the answer itself says. */
function wordOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const { errors, message, detail, description, error_description: described } = answer as Record<string, unknown>;
  if (Array.isArray(errors)) return wordOf(errors[0]);
  return [message, detail, description, described].find(text => typeof text === 'string') ?? null;
}
