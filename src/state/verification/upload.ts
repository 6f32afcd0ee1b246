/** How partners give evidence of their customers. */
import type { Actor } from '../access/index.ts';
import { magicFor, mayMove, type Plan, refuse, steer, type World } from '../kernel/index.ts';
import { cddCheckLifecycle } from '../lifecycles/cdd-check.ts';
import { outcomeFor } from '../overrides/index.ts';
import { type Profile, requireProfile, requireWorkingProfile } from '../profiles/index.ts';
import { checkOf, keepCheck, move } from './check.ts';
import { documentTypesOf, type Evidence, givenBy, unfitFields } from './evidences.ts';
import { evidenceFate } from './outcomes.ts';
import type { CddCheck, EvidenceFile } from './record.ts';

/**
 * What a profile still owes.
 * @throws Refusal `access.forbidden`
 * @source verificationGetRequiredEvidences
 */
export const requiredEvidences = (world: World, actor: Actor, profileId: number): readonly string[] =>
  checkOf(world, requireProfile(world, actor, profileId)).required;

/**
 * Takes evidence, all of it or none. What waits for its review cannot be sent again.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `verification.unfit-evidence`,
 * `verification.evidence-in-review`
 * @source verificationUploadEvidencesV3
 * @assumed nothing is kept of a call in which something is wrong, which is left open
 */
export function uploadEvidences(world: World, actor: Actor, profileId: number, evidence: Evidence): CddCheck {
  const profile = requireWorkingProfile(world, actor, profileId);
  requireFit(profile, evidence);
  const check = checkOf(world, profile);
  const again = Object.keys(evidence).filter(name => check.unreviewed.includes(name));
  if (again.length > 0) refuse('verification.evidence-in-review', { path: again[0] ?? '', names: again.join(', ') });
  return take(world, check, evidence);
}

/** How one field fared. */
export interface EvidenceResult {
  readonly name: string;
  readonly taken: boolean;
}

/**
 * Takes what can be taken; evidence that was given before is updated, unless it is being looked at just now.
 * @returns every field in the order of the alphabet
 * @throws Refusal `access.forbidden`, `profile.view-only`, `verification.unfit-evidence`
 * @source verificationUploadEvidences
 * @assumed when an evidence cannot be updated
 */
export function updateEvidences(world: World, actor: Actor, profileId: number, evidence: Evidence): EvidenceResult[] {
  const profile = requireWorkingProfile(world, actor, profileId);
  requireFit(profile, evidence);
  const check = checkOf(world, profile);
  const isFree = (name: string) => check.status !== 'IN_REVIEW' || !check.unreviewed.includes(name);
  const taken = Object.fromEntries(Object.entries(evidence).filter(([name]) => isFree(name)));
  if (Object.keys(taken).length > 0) take(world, check, taken);
  return Object.keys(evidence)
    .sort()
    .map(name => ({ name, taken: isFree(name) }));
}

function requireFit({ type }: Profile, evidence: Evidence): void {
  const unfit = unfitFields(type, evidence);
  const names = Object.keys(evidence).length === 0 ? ['none was sent'] : unfit;
  if (names.length > 0) refuse('verification.unfit-evidence', { path: unfit[0] ?? 'body', names: names.join(', ') });
}

const take = (world: World, check: CddCheck, evidence: Evidence): CddCheck =>
  give(
    world,
    check,
    Object.keys(evidence),
    { said: { ...check.said, ...(evidence as CddCheck['said']) } },
    outcomeFor(world, evidenceFate),
  );

/**
 * What is given is owed no longer. When nothing is owed any more, Wise looks at all of it.
 * @assumed that it does so also where it had asked for nothing
 */
function give(
  world: World,
  check: CddCheck,
  names: readonly string[],
  changes: Partial<Omit<CddCheck, 'id' | 'status'>>,
  fate: Plan | undefined,
): CddCheck {
  const given = names.map(givenBy);
  const required = check.required.filter(key => !given.includes(key));
  const unreviewed = [...new Set([...check.unreviewed, ...names])];
  const after = keepCheck(world, check, { ...changes, required, unreviewed });
  steer(world, cddCheckLifecycle, check.id, fate);
  const done = required.length === 0 && mayMove(cddCheckLifecycle, after, 'submit');
  return done ? move(world, check.id, 'submit', {}) : after;
}

/** Ten megabytes. */
const LARGEST_BYTES = 10_000_000;

const extensions: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
};

/**
 * Takes documents of one type. They cannot be sent again before they were looked at.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `verification.unknown-document-type`, `verification.no-file`,
 * `verification.unsupported-document`, `verification.bad-document`, `verification.document-too-large`,
 * `verification.evidence-in-review`
 * @source verificationUploadDocument
 */
export function uploadDocument(
  world: World,
  actor: Actor,
  profileId: number,
  { documentType, files }: { readonly documentType: string; readonly files: readonly EvidenceFile[] },
): CddCheck {
  const profile = requireWorkingProfile(world, actor, profileId);
  const known = documentTypesOf(profile.type);
  if (!known.includes(documentType)) refuse('verification.unknown-document-type', { known: known.join(', ') });
  if (files.length === 0) refuse('verification.no-file');
  for (const file of files) requireGood(file);
  const check = checkOf(world, profile);
  if (check.unreviewed.includes(documentType)) refuse('verification.evidence-in-review', { names: documentType });
  const documents = files.map(file => ({ ...file, documentType, uploadedAt: world.now }));
  const file = files.map(({ name }) => name).find(name => magicFor(evidenceFate, { file: name }));
  const fate = outcomeFor(world, evidenceFate, { file });
  return give(world, check, [documentType], { documents: [...check.documents, ...documents] }, fate);
}

function requireGood({ name, type, sizeBytes }: EvidenceFile): void {
  const endings = Object.hasOwn(extensions, type) ? extensions[type] : undefined;
  if (!endings) refuse('verification.unsupported-document', { type });
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!endings.includes(ending) || sizeBytes === 0) refuse('verification.bad-document', { file: name });
  if (sizeBytes > LARGEST_BYTES) refuse('verification.document-too-large', { file: name });
}
