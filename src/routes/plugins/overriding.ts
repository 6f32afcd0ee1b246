import type { FastifyRequest } from 'fastify';
import type { OperationRow } from '../../contract/generated/operations.ts';
import { type Json, Refusal, type World } from '../../state/kernel/index.ts';
import { countHit, findOverride, findOverrideById, hasOverrides, type Override } from '../../state/overrides/index.ts';
import { mergePatch } from '../views/merge-patch.ts';
import { changeOf, labelOf, matchOf, type ReplyChange } from '../views/override.ts';
import type { Texts } from '../views/request-match.ts';
import type { AnyReply } from './decorators.ts';
import { explain } from './errors.ts';
import { isPrintable } from './printable.ts';
import { fitsBody, isFor } from './request-match.ts';

/** Says on an answer which override had a hand in it. */
const HEADER = 'x-localwise-override';

/** What the contract finds in an answer; nothing where it is as shown. */
export type ReplyFindings = (row: OperationRow, status: number, body: unknown) => readonly string[];

/** What testers have ordered for a request. */
interface Orders {
  readonly reply: Override | undefined;
  readonly outcome: Override | undefined;
}

/** What is ordered for a request. Worlds without overrides are the rule, and are asked for nothing but a table's size. */
export function ordersFor(request: FastifyRequest): Orders | undefined {
  const { world, body } = request;
  if (!hasOverrides(world)) return undefined;
  const fits = (override: Override): boolean => {
    const match = matchOf(override);
    return isFor(match, request) && fitsBody(match, body);
  };
  const reply = findOverride(world, override => override.reply !== null && fits(override));
  const outcome = findOverride(world, override => override.decides !== null && fits(override));
  return reply || outcome ? { reply, outcome } : undefined;
}

/**
 * The step of dispatch around the unit of work: what is answered, once an override has changed it. An answer that is
 * replaced is so whatever the operation says, its refusals included; one that is patched only where it succeeds. What
 * happened, or did not, stays as it is.
 */
export function overriding(
  request: FastifyRequest,
  { reply, outcome }: Orders,
  findings: ReplyFindings,
  act: () => AnyReply,
): AnyReply {
  const change = reply && changeOf(reply);
  const made = change ? rewritten(request, reply, change, findings, act) : act();
  if (outcome && isFollowed(request.world, outcome)) request.overrides.push(outcome.id);
  const { overrides } = request;
  return overrides.length === 0 ? made : { ...made, headers: { ...made.headers, [HEADER]: overrides.join(', ') } };
}

/** Whether the verb that decides has asked for it. */
const isFollowed = (world: World, { id, hits }: Override): boolean => findOverrideById(world, id)?.hits !== hits;

function rewritten(
  request: FastifyRequest,
  override: Override,
  change: ReplyChange,
  findings: ReplyFindings,
  act: () => AnyReply,
): AnyReply {
  return change.replace === undefined
    ? patched(request, override, change, findings, act())
    : replaced(request, override, change, act);
}

function replaced(request: FastifyRequest, override: Override, change: ReplyChange, act: () => AnyReply): AnyReply {
  const { status = request.route.row?.success ?? 200, replace, headers = {} } = change;
  const refused = refusalOf(act);
  request.why = `override ${labelOf(override)} was answered in place of ${refused ?? 'what was done'}`;
  follow(request, override);
  // A text for a body is sent as it is.
  const type: Texts = typeof replace === 'string' ? { 'content-type': 'text/plain' } : {};
  return { status, body: replace, headers: { ...type, ...headers } };
}

/** Why nothing was done, where nothing was. */
function refusalOf(act: () => AnyReply): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return `a refusal: ${explain(error)}`;
    throw error;
  }
}

function patched(
  request: FastifyRequest,
  override: Override,
  { status, patch, headers }: ReplyChange,
  findings: ReplyFindings,
  made: AnyReply,
): AnyReply {
  const { row, legacy } = request.route;
  if (!row || made.status >= 400) return made;
  const isJson = !isPrintable(made.body) && !(made.body instanceof Uint8Array);
  if (patch !== undefined && !isJson) return leave(request, override, made, 'the answer has no JSON to patch');
  const after: AnyReply = {
    status: status ?? made.status,
    body: patch === undefined ? made.body : mergePatch(plain(made.body), patch),
    headers: { ...made.headers, ...headers },
  };
  const wrong = override.unchecked || legacy ? [] : findings(row, after.status, after.body);
  if (wrong.length > 0) return leave(request, override, made, `the contract shows no such answer: ${wrong.join('; ')}`);
  follow(request, override);
  return bodiless.has(after.status) ? { ...after, body: undefined } : after;
}

/** Answers of these have no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

/** The answer as a client would read it: a view may show a field as undefined, which is not written. */
const plain = (body: unknown): Json => (body === undefined ? {} : JSON.parse(JSON.stringify(body)));

function leave(request: FastifyRequest, override: Override, made: AnyReply, reason: string): AnyReply {
  request.why = `override ${labelOf(override)} was not followed: ${reason}`;
  return made;
}

/** A unit of work of its own: whatever became of the request, it was answered so. */
function follow({ world, route, trace, overrides }: FastifyRequest, override: Override): void {
  const operation = route.row?.id ?? 'override';
  world.transact({ kind: 'request', operation, trace }, () => countHit(world, override));
  overrides.push(override.id);
}
