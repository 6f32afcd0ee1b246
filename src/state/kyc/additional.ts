/** Something more that is wanted for a requirement, as an operator says it. */
import { refuse } from '../kernel/index.ts';
import {
  type AdditionalKey,
  type AdditionalRequirement,
  additionalKeys,
  type DocumentIssue,
  documentIssues,
  type FieldName,
  fieldNames,
  type ReasonCode,
  reasonCodes,
} from './record.ts';

export interface AdditionalWish extends Pick<AdditionalRequirement, 'key' | 'fields' | 'issues'> {
  /** The requirement it is wanted for. */
  readonly requirement: string;
  readonly code: ReasonCode;
  readonly description: string;
}

/**
 * Reads `{requirement, key, errorCode, description, fields, issues}`; all but the first have usual values.
 * @throws Refusal `kyc.bad-wish`
 */
export function readAdditional(wish: unknown): AdditionalWish {
  if (typeof wish !== 'object' || wish === null) return refuseField('additional', ['{requirement, key, errorCode}']);
  const said = wish as Readonly<Record<string, unknown>>;
  const { requirement, description = 'Something more is needed.' } = said;
  if (typeof requirement !== 'string') return refuseField('additional.requirement', ['a key of a requirement']);
  if (typeof description !== 'string') return refuseField('additional.description', ['a text']);
  return {
    requirement,
    key: oneOf<AdditionalKey>('additional.key', additionalKeys, said.key ?? 'DOCUMENT'),
    code: oneOf<ReasonCode>('additional.errorCode', reasonCodes, said.errorCode ?? 'NEEDED'),
    description,
    fields: fieldsOf(said.fields ?? {}),
    issues: issuesOf(said.issues ?? []),
  };
}

function fieldsOf(value: unknown): AdditionalWish['fields'] {
  if (typeof value !== 'object' || value === null) return refuseField('additional.fields', fieldNames);
  for (const [name, text] of Object.entries(value)) {
    oneOf<FieldName>('additional.fields', fieldNames, name);
    if (typeof text !== 'string') refuseField(`additional.fields.${name}`, ['a text']);
  }
  return value as AdditionalWish['fields'];
}

function issuesOf(value: unknown): readonly DocumentIssue[] {
  if (!Array.isArray(value)) return refuseField('additional.issues', documentIssues);
  return value.map(one => oneOf<DocumentIssue>('additional.issues', documentIssues, one));
}

const oneOf = <T extends string>(path: string, known: readonly T[], value: unknown): T =>
  known.find(one => one === value) ?? refuseField(path, known);

const refuseField = (path: string, known: readonly string[]): never =>
  refuse('kyc.bad-wish', { path, why: `must be ${known.join(', ')}` });
