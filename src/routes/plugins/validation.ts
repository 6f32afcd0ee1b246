import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { OperationRow } from '../../contract/generated/operations.ts';
import { type Problem, refuse } from '../../state/kernel/index.ts';
import { problemsOf } from '../views/findings.ts';
import { mediaTypeDetails, mediaTypeOf } from './media-type.ts';
import { isPrintable } from './printable.ts';
import { type ContractDocument, type Finding, loadValidators, type Place, type Validators } from './validators.ts';

/** Throws when a reply is not what the contract shows. */
export type ReplyCheck = (row: OperationRow, status: number, body: unknown) => void;

/** What becomes of a reply that breaks the contract: it fails the request, is reported, or is not looked at. */
export type ReplyChecking = 'throw' | 'report' | 'off';

export interface ValidationOptions {
  readonly document: () => ContractDocument;
}

/** Holds requests against the contract: paths and queries coerced, bodies never; nothing is stripped. */
export const validation = fp<ValidationOptions>(
  async (app, { document }) => {
    let validators: Validators | undefined;
    let loading: Promise<Validators> | undefined;
    app.decorate('validators', () => validators);
    const load = () => {
      loading ??= loadValidators(document());
      return loading;
    };
    app.decorate('loadValidators', load);
    app.addHook('preValidation', (request, _reply, done) => {
      const { row, held = places } = request.route;
      if (!row || held.length === 0) {
        done();
        return;
      }
      const enter = (loaded: Validators) => {
        validators = loaded;
        let problem: Error | undefined;
        try {
          hold(request, row, held, loaded);
        } catch (error) {
          problem = error as Error;
        }
        done(problem);
      };
      if (validators) {
        enter(validators);
        return;
      }
      load().then(enter, done);
    });
  },
  { name: 'validation', dependencies: ['auth'] },
);

declare module 'fastify' {
  interface FastifyInstance {
    /** The contract's validators, once the first request has loaded them. */
    validators(): Validators | undefined;
    loadValidators(): Promise<Validators>;
  }
}

const places: readonly Place[] = ['params', 'query', 'body'];

function hold(request: FastifyRequest, row: OperationRow, held: readonly Place[], validators: Validators): void {
  // What speaks OAuth words every finding itself, since it must know the application before it looks at the wish.
  if (row.errors === 'oauth') return;
  // What was inside an envelope is JSON, whatever the envelope's own type.
  if (held.includes('body') && !request.enveloped) requireMediaType(request, row);
  const wrong: Finding[] = [];
  const look = (place: Place, value: unknown): void => {
    if (!held.includes(place)) return;
    for (const finding of validators.check(row, place, value)) wrong.push(finding);
  };
  look('params', request.params);
  look('query', request.query);
  if (row.requestTypes.length > 0 && (request.body !== undefined || row.bodyRequired)) {
    look('body', request.body ?? undefined);
  }
  if (wrong.length > 0) refuseFindings(row, wrong);
}

function refuseFindings(row: OperationRow, findings: readonly Finding[]): never {
  if (findings.some(({ place }) => place === 'params')) refuse('request.unknown-resource', pathDetails(findings));
  const problems: Problem[] = problemsOf(row, findings);
  return refuse('request.malformed', { problems });
}

function pathDetails(findings: readonly Finding[]): { readonly path: string } {
  return { path: findings.find(({ place }) => place === 'params')?.instancePath.slice(1) ?? '' };
}

/** JSON is taken wherever JSON of a special kind is documented, since clients send it. */
function requireMediaType(request: FastifyRequest, row: OperationRow): void {
  if (request.body === undefined || row.requestTypes.length === 0) return;
  const type = mediaTypeOf(request);
  const plainJson = type === 'application/json';
  const fits = row.requestTypes.some(t => t === type || (plainJson && t.endsWith('json')));
  if (!fits) refuse('request.unsupported-media-type', mediaTypeDetails(request));
}

/** The check of replies that dispatch runs inside the unit of work. */
export function replyCheck(
  validators: () => Validators | undefined,
  checking: ReplyChecking,
  report: (message: string) => void,
): ReplyCheck {
  if (checking === 'off') return () => {};
  const seen = new Map<OperationRow, number>();
  return (row, status, body) => {
    if (body instanceof Uint8Array || body === undefined || isPrintable(body)) return;
    if (checking === 'report' && isOneOfMany(seen, row)) return;
    const details = replyFindings(validators(), row, status, body);
    if (details.length === 0) return;
    const message = `${row.id} answered ${status} against the contract: ${details.join('; ')}`;
    if (checking === 'throw') throw new Error(message);
    report(message);
  };
}

/** What a reply breaks of the contract, in words. */
export const replyFindings = (
  validators: Validators | undefined,
  row: OperationRow,
  status: number,
  body: unknown,
): string[] =>
  (validators?.checkReply(row, status, body) ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );

/** Where mistakes are only reported, replies of an operation that has answered well for long are looked at now and then. */
function isOneOfMany(seen: Map<OperationRow, number>, row: OperationRow): boolean {
  const count = (seen.get(row) ?? 0) + 1;
  seen.set(row, count);
  return count > 100 && count % 20 !== 0;
}
