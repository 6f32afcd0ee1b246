import type { OperationRow } from '../../contract/generated/operations.ts';
import type { Problem } from '../../state/kernel/index.ts';
import { isOtherForm, ofTheFormMeant } from './union-findings.ts';

/** What a schema found wrong, as the validators report it. */
export interface SchemaFinding {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly value: unknown;
  /** The schema that was not met. */
  readonly parentSchema?: unknown;
}

/** What an operation says of one of its fields, whatever is wrong with it. */
const ownWords: Readonly<Record<string, Readonly<Record<string, Pick<Problem, 'code' | 'message'>>>>> = {
  digitalWalletActivatePaymentToken: {
    activation: { code: 'invalid_value', message: 'activation value must be APPROVE or DECLINE' },
  },
};

/** Findings that only say that an inner one exists. */
const wrappers = new Set(['if', 'allOf', 'anyOf', 'oneOf', 'not', 'unevaluatedProperties']);

/** Schema findings as the problems a partner reads: one per place, named like the request names it. */
export function problemsOf(row: OperationRow, findings: readonly SchemaFinding[]): Problem[] {
  const inner = ofTheFormMeant(findings.filter(({ keyword }) => !wrappers.has(keyword)));
  const byPath = new Map<string, Problem>();
  for (const finding of inner.length > 0 ? inner : findings) {
    const problem = row.errors === 'errors-api' ? fieldProblemOf(finding) : problemOf(finding);
    if (!byPath.has(problem.path)) byPath.set(problem.path, { ...problem, ...ownWords[row.id]?.[problem.path] });
  }
  return [...byPath.values()];
}

function problemOf(finding: SchemaFinding): Problem {
  const { keyword, params, message, instancePath, value } = finding;
  const here = instancePath.slice(1).replace(/\//g, '.');
  if (isOtherForm(finding)) return formProblem(finding, here);
  if (keyword === 'required') {
    const path = here ? `${here}.${params.missingProperty}` : String(params.missingProperty);
    return { code: 'NotNull', message: 'must not be null', path, arguments: [] };
  }
  if (isId(finding)) return { code: 'ERROR', message: `Unable to parse number [${value}]`, path: here, arguments: [] };
  if (value === null) return { code: 'NotNull', message: 'must not be null', path: here || 'body', arguments: [] };
  if (value === undefined) return { code: 'NotNull', message: 'must not be null', path: 'body', arguments: [] };
  const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
  const shown = typeof value === 'string' || typeof value === 'number' ? value : null;
  const path = here || 'body';
  // Where a list belongs and none is, nothing can be read: that has a word of its own.
  if (here === '' && params.type === 'array')
    return { code: 'BAD_REQUEST', message: message ?? '', path, arguments: [] };
  if (keyword === 'minLength' || keyword === 'maxLength') return sizeProblem(path, finding);
  return { code: 'NOT_VALID', message: `${message ?? 'is not valid'}${allowed}`, path, arguments: [path, shown] };
}

/** The service's own words for a value that is none of the forms it could have. */
function formProblem({ keyword, params, value }: SchemaFinding, here: string): Problem {
  const path = keyword === 'required' ? [here, params.missingProperty].filter(Boolean).join('.') : here;
  const shown = typeof value === 'string' || typeof value === 'number' ? value : null;
  return { code: 'BAD_REQUEST', message: 'Could not resolve type id', path, arguments: [path, shown] };
}

/** Whether an id was expected, which may be digits in a text too, and something else came that is no structure. */
function isId({ parentSchema, value }: SchemaFinding): boolean {
  const { type } = (parentSchema ?? {}) as { readonly type?: unknown };
  const numberOrText = Array.isArray(type) && type.includes('integer') && type.includes('string');
  return numberOrText && value !== undefined && (value === null || typeof value !== 'object');
}

const LONGEST = 2_147_483_647;

/** A text's length, said with both bounds even where only one is broken. */
function sizeProblem(path: string, { parentSchema }: SchemaFinding): Problem {
  const { minLength = 0, maxLength = LONGEST } = (parentSchema ?? {}) as { minLength?: number; maxLength?: number };
  const message = `size must be between ${minLength} and ${maxLength}`;
  return { code: 'Size', message, path, arguments: [String(maxLength), String(minLength)] };
}

/** A finding as the state would say it; the dialect makes `api.<field>.<fault>` of it. */
function fieldProblemOf(finding: SchemaFinding): Problem {
  const { path, message, code } = problemOf(finding);
  const missing = code === 'NotNull' || finding.value === null;
  return { code: missing ? 'missing' : (lengthFaults[finding.keyword] ?? 'invalid'), message, path };
}

const lengthFaults: Readonly<Record<string, string>> = { minLength: 'too-short', maxLength: 'too-long' };
