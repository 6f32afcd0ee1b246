import type { SchemaFinding } from './findings.ts';

const BRANCH = /^(.*\/(?:oneOf|anyOf)\/)(\d+)(?:\/|$)/;

/** Which form of a union a finding is about: the union, and the number of the form. */
const branchOf = ({ schemaPath }: SchemaFinding): readonly [union: string, branch: string] | undefined => {
  const [, union, branch] = BRANCH.exec(schemaPath) ?? [];
  return union === undefined || branch === undefined ? undefined : [union, branch];
};

/** Whether the finding says that a value is not of this form at all: the word that tells the forms apart is another. */
export function isOtherForm(finding: SchemaFinding): boolean {
  if (branchOf(finding) === undefined) return false;
  const { keyword, params, parentSchema } = finding;
  if (keyword === 'enum') return Array.isArray(params.allowedValues) && params.allowedValues.length === 1;
  if (keyword !== 'required') return false;
  const { properties = {} } = (parentSchema ?? {}) as { properties?: Readonly<Record<string, { enum?: unknown[] }>> };
  return properties[String(params.missingProperty)]?.enum?.length === 1;
}

/**
 * Of a value that may have several forms, only what is wrong with the one that was meant. Where none was, the findings
 * that say so stay alone.
 */
export function ofTheFormMeant(findings: readonly SchemaFinding[]): readonly SchemaFinding[] {
  const ruledOut = new Set(findings.filter(isOtherForm).map(finding => branchOf(finding)?.join('')));
  if (ruledOut.size === 0) return findings;
  const meant = findings.filter(finding => {
    const branch = branchOf(finding);
    return branch !== undefined && !ruledOut.has(branch.join(''));
  });
  const meantUnions = new Set(meant.map(finding => branchOf(finding)?.[0]));
  return findings.filter(finding => {
    const branch = branchOf(finding);
    if (branch === undefined) return true;
    return meantUnions.has(branch[0]) ? !ruledOut.has(branch.join('')) : isOtherForm(finding);
  });
}
