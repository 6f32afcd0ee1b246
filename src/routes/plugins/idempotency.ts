import type { OperationRow } from '../../contract/generated/operations.ts';
import { type Actor, keepReplay, recallReplay } from '../../state/access/index.ts';
import { type Json, refuse, sha256, type World } from '../../state/kernel/index.ts';
import type { AnyReply } from './decorators.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const HEADER = 'x-idempotence-uuid';

export interface IdempotentCall {
  readonly world: World;
  readonly row: OperationRow;
  readonly actor: Actor;
  readonly params: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
  /** Says something of the request in the journal. */
  readonly note: (text: string) => void;
}

/**
 * The step of dispatch that answers a repeated `X-idempotence-uuid` with the first answer. It runs inside the unit of
 * work, so that a refused request keeps nothing and a retry of it is a fresh try.
 */
export function idempotently(call: IdempotentCall, act: () => AnyReply): AnyReply {
  const { world, row } = call;
  const key = row.idempotency === null ? undefined : requireKey(call, call.headers[HEADER]);
  if (key === undefined) return act();
  const standsFor = scopeOf(call);
  const id = `${row.id} ${callerOf(call.actor)} ${standsFor ?? ''}${key}`;
  const fingerprint = standsFor === undefined ? fingerprintOf(call.params, call.body) : '';
  const kept = recallReplay(world, id);
  if (kept) {
    if (kept.fingerprint !== fingerprint) refuse('idempotency.reused');
    return { status: kept.status, body: kept.body };
  }
  const answer = act();
  // Stopped on the way to being done: the next try is a fresh one.
  if (answer.status >= 400) return answer;
  keepReplay(world, { id, fingerprint, status: answer.status, body: plain(answer.body) });
  return answer;
}

/** The body as a record may hold it: a view may show a field as undefined, which is not written. */
const plain = (body: unknown): Json => (body === undefined ? null : JSON.parse(JSON.stringify(body)));

/**
 * Operations whose key stands for the first request whatever a later one says, and within which profile it does.
 * @source cardOrderCreate
 * @assumed keys of two profiles have nothing to do with each other
 */
const firstOneHolds: ReadonlySet<string> = new Set(['cardOrderCreate']);

function scopeOf({ row, params }: IdempotentCall): string | undefined {
  return firstOneHolds.has(row.id) ? `${(params as { readonly profileId?: unknown }).profileId} ` : undefined;
}

/** The recorded service does without a required key; the contract does not. */
function requireKey({ world, row, note }: IdempotentCall, value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') {
    if (row.idempotency !== 'required') return undefined;
    if (world.settings.dialect === 'contract') refuse('idempotency.missing');
    note('The header X-idempotence-uuid is required by the contract, and was not sent');
    return undefined;
  }
  return UUID.test(value) ? value.toLowerCase() : refuse('idempotency.invalid');
}

function callerOf(actor: Actor): string {
  if ('userId' in actor) return `user ${actor.userId}`;
  return 'clientId' in actor ? `client ${actor.clientId}` : actor.kind;
}

const fingerprintOf = (params: unknown, body: unknown): string => sha256(JSON.stringify([params, body ?? null]));
