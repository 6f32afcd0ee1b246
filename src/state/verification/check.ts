/** Where the additional verification of a profile stands, and how it moves. */
import {
  advance,
  begin,
  type Change,
  emit,
  insert,
  type MoveDetails,
  type MoveOf,
  patch,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { cddCheckLifecycle } from '../lifecycles/cdd-check.ts';
import { findProfile, type Profile } from '../profiles/index.ts';
import { cddCheckChanged } from './events.ts';
import { evidenceKeysOf } from './evidences.ts';
import { type CddCheck, cddChecks, type ReviewOutcome, reviewOutcomes } from './record.ts';

/** The check of a profile, or the one it would have if something was asked. */
export const checkOf = (world: World, { id, type }: Profile): CddCheck =>
  world.table(cddChecks).get(id) ?? {
    id,
    status: cddCheckLifecycle.initial,
    required: world.settings.requiredEvidences.filter(key => evidenceKeysOf(type).includes(key)),
    unreviewed: [],
    said: {},
    documents: [],
    outcome: null,
    updatedAt: world.now,
  };

/** Writes what was given, or asked for; the first time, the check itself. */
export function keepCheck(world: World, check: CddCheck, changes: Partial<Omit<CddCheck, 'id' | 'status'>>): CddCheck {
  if (!world.table(cddChecks).get(check.id)) begin(world, cddCheckLifecycle, insert(world, cddChecks, check));
  return patch(world, cddChecks, check.id, { ...changes, updatedAt: world.now });
}

export function move(world: World, id: number, name: MoveOf<typeof cddCheckLifecycle>, details: MoveDetails): CddCheck {
  advance(world, cddCheckLifecycle, id, name, details);
  return requireCheck(world, id);
}

/** @throws Refusal `verification.check-not-found` */
export const requireCheck = (world: World, id: number): CddCheck =>
  world.table(cddChecks).get(id) ?? refuse('verification.check-not-found', { id });

/**
 * Wise asks for evidence, or is not content with what was given.
 * @param details `required` keys of evidence, and `outcome`, why it did not do; without keys, what was given is asked
 * for again
 * @throws Refusal `profile.not-found`, `verification.unknown-evidence`
 * @source profiles#cdd-check-state-change
 */
export function requireEvidence(world: World, profileId: number, details: MoveDetails = {}): CddCheck {
  const profile = findProfile(world, profileId) ?? refuse('profile.not-found', { id: profileId });
  const check = checkOf(world, profile);
  const { required: asked, outcome: why, reviewOutcome = why, ...rest } = details;
  const required = asked === undefined ? check.required : keysOf(asked, profile);
  const outcome = reviewOutcome === undefined ? null : outcomeOf(reviewOutcome);
  keepCheck(world, check, { required, outcome, unreviewed: [] });
  return move(world, profileId, 'require', rest);
}

function keysOf(asked: unknown, { type }: Profile): string[] {
  const known = evidenceKeysOf(type);
  const keys: unknown[] = Array.isArray(asked) ? asked : [asked];
  const isKnown = (key: unknown): key is string => known.some(one => one === key);
  if (keys.every(isKnown)) return [...new Set(keys)];
  return refuse('verification.unknown-evidence', { path: 'required', known: known.join(', ') });
}

const outcomeOf = (value: unknown): ReviewOutcome =>
  reviewOutcomes.find(known => known === value) ??
  refuse('verification.unknown-evidence', { path: 'outcome', known: reviewOutcomes.join(', ') });

/**
 * Wise has looked at what was given, and is content.
 * @throws Refusal `verification.check-not-found`, `verification.wrong-status`
 * @source profiles#cdd-check-state-change
 */
export function confirmEvidence(world: World, id: number, details: MoveDetails = {}): CddCheck {
  requireMove(cddCheckLifecycle, requireCheck(world, id), 'confirm', 'verification.wrong-status');
  patch(world, cddChecks, id, { required: [], unreviewed: [], outcome: null, updatedAt: world.now });
  return move(world, id, 'confirm', details);
}

/**
 * The partner has given everything, as far as it can.
 * @throws Refusal `verification.check-not-found`, `verification.wrong-status`
 */
export function submitEvidence(world: World, id: number, details: MoveDetails = {}): CddCheck {
  requireMove(cddCheckLifecycle, requireCheck(world, id), 'submit', 'verification.wrong-status');
  patch(world, cddChecks, id, { required: [], updatedAt: world.now });
  return move(world, id, 'submit', details);
}

/** Only what comes out is told, and neither that something was given nor that it is being looked at. */
export function announce(world: World, { id, said, outcome, required }: CddCheck, { to }: Change): void {
  if (to !== 'VERIFIED' && to !== 'EVIDENCE_REQUIRED') return;
  const profile = findProfile(world, id);
  emit(
    world,
    cddCheckChanged,
    { profileId: id, ...(profile ? { userId: profile.userId } : {}) },
    {
      profileId: id,
      state: to,
      outcome,
      required,
      sourceOfIncome: textOf(said.mainSourceOfIncome),
      sourceOfFunding: textOf(said.mainSourceOfFunding),
      at: world.now,
    },
  );
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
