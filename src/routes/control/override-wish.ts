import type { OperationId, OperationRow } from '../../contract/generated/operations.ts';
import { type Company, outcomes, type Problem, refuse } from '../../state/kernel/index.ts';
import type { OverrideWish, Script } from '../../state/overrides/index.ts';
import type { Served } from '../plugins/dispatch.ts';
import type { Validators } from '../plugins/validators.ts';
import type { OverrideMatch, ReplyChange } from '../views/override.ts';
import type { RequestMatch } from '../views/request-match.ts';
import { outcomesOf, subjectOf } from '../views/scenarios.ts';
import { badField, type Reader, readFields, recordOf, required, text, toggle, Unfit, whole, word } from './body.ts';
import { answerHeaders, bodiless, json, matchFields } from './request-match.ts';

const MOST_OVERRIDES = 1_000;
const MOST_TIMES = 1_000_000_000;
const LONGEST_NAME = 100;

/** What an answer is held against. */
export interface ContractFacts extends Pick<Validators, 'checkReply'> {
  readonly rowOf: (id: OperationId) => OperationRow | undefined;
}

export const contractFacts = (served: readonly Served[], validators: Validators): ContractFacts => ({
  rowOf: id => served.find(({ row }) => row.id === id)?.row,
  checkReply: (row, status, body) => validators.checkReply(row, status, body),
});

/**
 * The overrides of a document, in its order. Everything that can be held against the contract before there is a
 * request, is.
 * @throws Refusal `request.malformed`, naming every field that is wrong; `override.no-outcome` for an operation that
 * decides nothing, or not that; `override.off-contract` for an answer that the contract does not show
 */
export function readOverrides(document: unknown, company: Company, contract: ContractFacts): OverrideWish[] {
  const { overrides } = readFields(document, { overrides: listOfWishes });
  return required(overrides, 'overrides').map((wish, i) => wishOf(wish, `overrides.${i}`, company, contract));
}

type Sent = ReturnType<typeof readOne>;

/** By their places, so that what is wrong is named by them. */
const listOfWishes: Reader<readonly Sent[]> = value => {
  if (!Array.isArray(value)) throw new Unfit('must be a list');
  if (value.length > MOST_OVERRIDES) throw new Unfit(`must have ${MOST_OVERRIDES} entries at most`);
  const places = Object.fromEntries(value.map((_, i) => [i, readOne]));
  return Object.values(readFields(Object.fromEntries(value.entries()), places)).flatMap(sent => sent ?? []);
};

function readOne(value: unknown) {
  const sent = readFields(required(value ?? undefined, 'entry'), {
    name: readName,
    match: readMatch,
    times: whole(1, MOST_TIMES),
    reply: readReply,
    outcome: word(...outcomes),
    unchecked: toggle,
  });
  const match = required(sent.match, 'match');
  if ((sent.reply === undefined) === (sent.outcome === undefined)) {
    badField('reply', 'or an outcome is required, and not both');
  }
  return { ...sent, match };
}

const readName: Reader<string> = value => {
  const name = text(value);
  return name.length > LONGEST_NAME ? fail(`must have ${LONGEST_NAME} letters at most`) : name;
};

const readMatch: Reader<OverrideMatch> = value => {
  const match: RequestMatch = readFields(value, { ...matchFields, body: readBodyMatch });
  return { ...match, operationId: required(match.operationId, 'operationId') as OperationId };
};

const readBodyMatch: Reader<NonNullable<RequestMatch['body']>> = value =>
  Object.fromEntries(Object.entries(recordOf(value)).map(([path, wanted]) => [path, json(wanted)]));

const readReply: Reader<ReplyChange> = value => {
  const reply = readFields(value, { status: whole(200, 599), replace: json, patch: json, headers: answerHeaders });
  if (Object.keys(reply).length === 0) fail('must say a status, headers, or a body to replace or patch it with');
  if (reply.replace !== undefined && reply.patch !== undefined) fail('cannot both replace the body and patch it');
  if (reply.patch !== undefined && !isObject(reply.patch)) fail('must have a patch that is a JSON object');
  const body = reply.replace ?? reply.patch;
  if (body !== undefined && bodiless.has(reply.status)) fail(`cannot have a body with status ${reply.status}`);
  return reply;
};

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const fail = (message: string): never => {
  throw new Unfit(message);
};

function wishOf(sent: Sent, path: string, company: Company, contract: ContractFacts): OverrideWish {
  const { name = null, match, times = null, reply = null, outcome, unchecked = false } = sent;
  const subject = subjectOf(company, match.operationId);
  if (outcome && !subject?.outcomes[outcome]) refuseOutcome(company, match.operationId, `${path}.outcome`);
  if (reply && !unchecked) requireShown(match.operationId, reply, `${path}.reply`, contract);
  const decides = outcome && subject ? { subject: subject.name, outcome } : null;
  // Both are plain JSON: the readers above made them.
  return { name, match: match as Script, times, reply: reply as Script | null, decides, unchecked };
}

/** @throws Refusal `override.no-outcome` */
function refuseOutcome(company: Company, operationId: OperationId, path: string): never {
  const known = Object.keys(subjectOf(company, operationId)?.outcomes ?? {}).join(', ');
  const others = outcomesOf(company).flatMap(({ operationIds }) => operationIds);
  const why = known === '' ? `decides nothing; ${others.join(', ')} do` : `may be ordered to ${known}`;
  return refuse('override.no-outcome', { path, operationId, why });
}

/** @throws Refusal `override.off-contract` */
function requireShown(id: OperationId, { status, replace }: ReplyChange, path: string, contract: ContractFacts): void {
  const row = contract.rowOf(id);
  if (!row) return;
  const shown: readonly number[] = row.statuses;
  const problem = (at: string, message: string): Problem => ({ code: 'NOT_VALID', message, path: at });
  const problems: Problem[] = [];
  if (status !== undefined && !shown.includes(status)) {
    problems.push(problem(`${path}.status`, `${id} answers ${shown.join(', ')}, and not ${status}`));
  }
  if (replace !== undefined) {
    const findings = contract.checkReply(row, status ?? row.success, replace);
    const at = (place: string): string => `${path}.replace${place.replaceAll('/', '.')}`;
    problems.push(...findings.map(({ instancePath, message = '' }) => problem(at(instancePath), message)));
  }
  if (problems.length > 0) refuse('override.off-contract', { path, problems });
}
