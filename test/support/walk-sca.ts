import { later, minutes } from '../../src/state/kernel/index.ts';
import {
  admit,
  approveOneTimeToken,
  consumeOneTimeToken,
  enrolForProfile,
  enrolForUser,
  type FactorKind,
  forgetForProfile,
  oneTimeTokens,
  openSession,
  type Proof,
  refuseOneTimeToken,
  standings,
  triggerPassword,
  verifyFactor,
  verifyPassword,
} from '../../src/state/sca/index.ts';
import type { Bench } from './bench.ts';
import type { Rng, WalkPart, WalkVerb } from './walk.ts';

const kinds: readonly FactorKind[] = ['PIN', 'FACE_MAP', 'PARTNER_DEVICE_FINGERPRINT'];
const seeded: Readonly<Record<FactorKind, string>> = {
  PIN: '1234',
  FACE_MAP: 'localwise-face-that-passes',
  PARTNER_DEVICE_FINGERPRINT: 'localwise-device',
};

const anyProof = (rng: Rng): Proof => {
  const kind = rng.pick(kinds) ?? 'PIN';
  return { kind, value: rng.chance(2) ? 'wrong' : seeded[kind] };
};

const anyProfile = ({ personal, business }: Bench, rng: Rng): number => (rng.chance(3) ? business : personal);

/** Mostly one of the last few; now and then one that is not. */
const anyToken = ({ world }: Bench, rng: Rng): string =>
  (rng.chance(20) ? undefined : rng.pick(world.table(oneTimeTokens).all().page(0, 4, true))?.id) ?? 'none';

const verbs: readonly WalkVerb[] = [
  {
    name: 'enrol',
    weight: 2,
    act: (bench, rng) => {
      const proof = anyProof(rng);
      if (rng.chance(2)) enrolForUser(bench.world, bench.ada, proof);
      else enrolForProfile(bench.world, bench.ada, anyProfile(bench, rng), proof);
    },
  },
  {
    name: 'forget a factor',
    weight: 1,
    act: (bench, rng) =>
      forgetForProfile(bench.world, bench.ada, anyProfile(bench, rng), rng.chance(2) ? 'PIN' : 'FACE_MAP'),
  },
  { name: 'open a session', weight: 2, act: (b, rng) => openSession(b.world, b.ada, anyProfile(b, rng)) },
  {
    name: 'try what is protected',
    weight: 4,
    act: (bench, rng) => {
      const risk = rng.chance(2) ? 'low' : 'high';
      const attempt = { profileId: anyProfile(bench, rng), action: { name: risk, place: 'here', risk } } as const;
      const wish = { ...attempt, tokenId: anyToken(bench, rng), signature: rng.chance(5) ? 'none' : null };
      const admission = admit(bench.world, bench.ada, wish);
      if (admission.outcome === 'approved') consumeOneTimeToken(bench.world, admission.token.id);
    },
  },
  {
    name: 'verify a factor',
    weight: 6,
    act: (bench, rng) => verifyFactor(bench.world, bench.ada, anyToken(bench, rng), anyProof(rng)),
  },
  {
    name: 'verify a password',
    weight: 3,
    act: (bench, rng) => {
      const token = anyToken(bench, rng);
      if (rng.chance(2)) triggerPassword(bench.world, bench.ada, token, 'SMS');
      else verifyPassword(bench.world, bench.ada, token, 'SMS', rng.chance(3) ? '000000' : '111111');
    },
  },
  {
    name: 'say yes or no',
    weight: 1,
    act: (bench, rng) => (rng.chance(2) ? approveOneTimeToken : refuseOneTimeToken)(bench.world, anyToken(bench, rng)),
  },
  {
    name: 'let minutes pass',
    weight: 1,
    passesTime: true,
    act: ({ world }, rng) => {
      world.advanceTo(later(world.now, minutes(rng.below(30))));
    },
  },
];

/** Counters stay below the limit, and only what lives is on the agenda. */
function findings({ world }: Bench): string[] {
  const found: string[] = [];
  for (const { id, failures, blockedUntil } of world.table(standings).all()) {
    if (failures < 0 || failures > 4) found.push(`user ${id} has ${failures} failures`);
    if (failures > 0 && blockedUntil !== null && blockedUntil > world.now) found.push(`user ${id} fails while blocked`);
  }
  for (const { id, status, expiresAt } of world.table(oneTimeTokens).all()) {
    const isAlive = status === 'PENDING' || status === 'READY';
    if (isAlive && expiresAt < world.now) found.push(`token ${id} outlived its hour`);
  }
  return found;
}

export const scaWalk: WalkPart = { verbs, findings };
