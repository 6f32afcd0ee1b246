/** What a form asks for, and whether an answer is one. */
import { isCurrency, type Json, type Problem } from '../kernel/index.ts';

type Kind =
  | { readonly kind: 'text' | 'date' | 'money' | 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'group'; readonly fields: readonly FormField[] };

export type FormField = Kind & { readonly name: string; readonly required: boolean };

/** What was answered, by the names of the fields. */
export type Answers = Readonly<Record<string, Json>>;

const field = <K extends Kind>(name: string, kind: K) => ({ name, required: false, ...kind });

export const text = (name: string, kind: 'text' | 'date' = 'text'): FormField => field(name, { kind });
export const money = (name: string): FormField => field(name, { kind: 'money' });
export const flag = (name: string): FormField => field(name, { kind: 'flag' });
export const choice = (name: string, options: readonly string[]): FormField => field(name, { kind: 'choice', options });
export const group = (name: string, fields: readonly FormField[]): FormField => field(name, { kind: 'group', fields });
export const must = (asked: FormField): FormField => ({ ...asked, required: true });

/** What a form lacks, and what is no answer to its question. Answers that nobody asked for are let pass. */
export function findUnanswered(fields: readonly FormField[], answers: Answers, path = 'form'): Problem[] {
  return fields.flatMap(asked => {
    const place = `${path}.${asked.name}`;
    const given = Object.hasOwn(answers, asked.name) ? answers[asked.name] : null;
    if (given === undefined || given === null || given === '') {
      return asked.required ? [{ code: 'NotNull', message: 'must not be null', path: place, arguments: [] }] : [];
    }
    if (asked.kind === 'group' && isObject(given)) return findUnanswered(asked.fields, given, place);
    const wanted = mustBe(asked, given);
    return wanted === undefined ? [] : [{ code: 'NOT_VALID', message: wanted, path: place, arguments: [] }];
  });
}

/** What an answer must be and is not. */
function mustBe(asked: FormField, given: Json): string | undefined {
  switch (asked.kind) {
    case 'money':
      return isMoney(given) ? undefined : 'must be an amount: a value and the code of a currency';
    case 'flag':
      return yesOrNo.has(given) ? undefined : 'must be true or false';
    case 'choice':
      return asked.options.some(option => option === given) ? undefined : `must be one of ${asked.options.join(', ')}`;
    case 'group':
      return 'must be an object';
    case 'date':
      return typeof given === 'string' && DATE.test(given) ? undefined : 'must begin with a date, as in 2026-03-02';
    default:
      return typeof given === 'string' ? undefined : 'must be a text';
  }
}

const yesOrNo: ReadonlySet<Json> = new Set([true, false, 'true', 'false']);
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/;

const isObject = (given: Json): given is Answers =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

const isMoney = (given: Json): boolean =>
  isObject(given) &&
  typeof given.value === 'number' &&
  typeof given.currency === 'string' &&
  isCurrency(given.currency);
