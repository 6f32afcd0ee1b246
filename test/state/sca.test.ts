import { beforeEach, describe, expect, test } from 'vitest';
import { days, instant, later, minutes, patch, seconds } from '../../src/state/kernel/index.ts';
import { profiles } from '../../src/state/profiles/index.ts';
import {
  type Action,
  admit,
  type Challenge,
  challengesOf,
  enrolForProfile,
  enrolForUser,
  type FactorKind,
  findOneTimeToken,
  forgetForProfile,
  needsStrongAuthentication,
  type OneTimeToken,
  openSession,
  registerPhoneNumber,
  requireOneTimeToken,
  standings,
  triggerPassword,
  verifyFactorOf,
  verifyPassword,
} from '../../src/state/sca/index.ts';
import { Bench } from '../support/bench.ts';

let bench: Bench;
/** Nothing is enrolled for this customer yet. */
let eve: { readonly actor: Bench['ada']; readonly profileId: number };
beforeEach(() => {
  bench = new Bench();
  eve = bench.stranger();
});

const values: Readonly<Record<FactorKind, string>> = {
  PIN: '4711',
  PARTNER_DEVICE_FINGERPRINT: 'phone',
  FACE_MAP: 'face',
};

const enrol = (...kinds: readonly FactorKind[]): void => {
  for (const kind of kinds)
    bench.do(() => enrolForProfile(bench.world, eve.actor, eve.profileId, { kind, value: values[kind] }));
};

const open = (): OneTimeToken => bench.do(() => openSession(bench.world, eve.actor, eve.profileId));

const verify = ({ id }: OneTimeToken, kind: FactorKind, value = values[kind]) =>
  bench.do(() => verifyFactorOf(bench.world, eve.actor, eve.profileId, id, { kind, value }));

const now = ({ id }: OneTimeToken): OneTimeToken => {
  const token = findOneTimeToken(bench.world, id);
  if (!token) throw new Error('the token is gone');
  return token;
};

const say = ({ primary, alternatives, passed }: Challenge): string =>
  `${[primary, ...alternatives].join('/')}${passed ? ' passed' : ''}`;
const listed = (token: OneTimeToken): string[] => challengesOf(bench.world, now(token)).map(say);

describe('a token asks for', () => {
  test.each<readonly [FactorKind[], string[]]>([
    [[], ['PIN', 'PARTNER_DEVICE_FINGERPRINT']],
    [['PIN'], ['PIN', 'PARTNER_DEVICE_FINGERPRINT']],
    [['PARTNER_DEVICE_FINGERPRINT'], ['PARTNER_DEVICE_FINGERPRINT', 'PIN']],
    [['FACE_MAP'], ['FACE_MAP', 'PIN']],
    [
      ['FACE_MAP', 'PIN'],
      ['PIN', 'FACE_MAP'],
    ],
    [
      ['FACE_MAP', 'PARTNER_DEVICE_FINGERPRINT'],
      ['PARTNER_DEVICE_FINGERPRINT', 'FACE_MAP'],
    ],
    [
      ['FACE_MAP', 'PARTNER_DEVICE_FINGERPRINT', 'PIN'],
      ['PIN/FACE_MAP', 'PARTNER_DEVICE_FINGERPRINT/FACE_MAP'],
    ],
  ])('where %j is enrolled: %j', (kinds, asked) => {
    enrol(...kinds);
    expect(listed(open())).toEqual(asked);
  });

  test('messages to a phone, in the place of a device or beside it', () => {
    const { world, ada } = bench;
    expect(
      challengesOf(
        world,
        bench.do(() => openSession(world, ada, bench.personal)),
      ).map(say),
    ).toEqual(['PIN', 'PARTNER_DEVICE_FINGERPRINT/SMS/WHATSAPP/VOICE']);
  });

  test('one thing of each kind: two of the same stand for one', () => {
    const { world, ada, personal } = bench;
    const { id } = bench.do(() => openSession(world, ada, personal));
    for (const channel of ['SMS', 'VOICE'] as const) {
      bench.do(() => triggerPassword(world, ada, id, channel));
      bench.do(() => verifyPassword(world, ada, id, channel, '111111'));
    }
    expect(requireOneTimeToken(world, id)).toMatchObject({ status: 'PENDING', passed: ['SMS', 'VOICE'] });
  });

  test('what may stand in for another, once', () => {
    enrol('PIN', 'PARTNER_DEVICE_FINGERPRINT', 'FACE_MAP');
    const token = open();
    verify(token, 'FACE_MAP');
    expect(listed(token)).toEqual(['PIN/FACE_MAP passed', 'PARTNER_DEVICE_FINGERPRINT/FACE_MAP']);
    verify(token, 'PIN');
    expect(now(token).status).toBe('READY');
  });

  test('nothing twice that was passed, though it is forgotten or joined by others since', () => {
    enrol('PIN', 'FACE_MAP');
    const token = open();
    verify(token, 'PIN');
    bench.do(() => forgetForProfile(bench.world, eve.actor, eve.profileId, 'PIN'));
    enrol('PARTNER_DEVICE_FINGERPRINT');
    expect(listed(token)).toEqual(['PIN/FACE_MAP passed', 'PARTNER_DEVICE_FINGERPRINT/FACE_MAP']);
    verify(token, 'FACE_MAP');
    expect(now(token).status).toBe('READY');
  });
});

test('no value is kept, and the same value of two people is kept differently', () => {
  enrol('PIN', 'PARTNER_DEVICE_FINGERPRINT', 'FACE_MAP');
  bench.do(() =>
    enrolForProfile(bench.world, eve.actor, eve.profileId, { kind: 'PARTNER_DEVICE_FINGERPRINT', value: 'x' }),
  );
  const { 'sca-factors': saved } = bench.world.save().tables;
  const digests = (saved ?? []).map(([row]) => (row as unknown as { digest: string }).digest);
  expect(digests.every(digest => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
  expect(new Set(digests).size).toBe(digests.length);
  expect(JSON.stringify(saved)).not.toContain('4711');
});

test('the magic faces go by no enrolment but need one', () => {
  expect(bench.refusal(() => verify(open(), 'FACE_MAP', 'localwise-face-that-passes'))).toBe(
    'sca.facemap-unverifiable',
  );
  bench.do(() => enrolForUser(bench.world, eve.actor, { kind: 'FACE_MAP', value: 'localwise-face-that-fails' }));
  expect(verify(open(), 'FACE_MAP', 'localwise-face-that-passes').outcome).toBe('cleared');
  expect(verify(open(), 'FACE_MAP', 'localwise-face-that-fails').outcome).toBe('failed');
});

test('wrong values are counted over all factors and tokens, and a right one begins anew', () => {
  enrol('PIN', 'PARTNER_DEVICE_FINGERPRINT');
  const failures = () => bench.world.table(standings).get(eve.actor.userId)?.failures;
  const [one, two] = [open(), open()];
  verify(one, 'PIN', '0000');
  verify(two, 'PARTNER_DEVICE_FINGERPRINT', 'other');
  expect(failures()).toBe(2);
  verify(two, 'PIN');
  expect(failures()).toBe(0);
  for (let i = 0; i < 5; i++) verify(one, 'PIN', '0000');
  expect([now(one).status, now(two).status]).toEqual(['EXPIRED', 'PENDING']);
  expect(bench.refusal(() => verify(two, 'PIN'))).toBe('sca.blocked');
  expect(bench.refusal(open)).toBe('sca.session-blocked');
  bench.world.advanceTo(later(bench.world.now, minutes(15)));
  expect(verify(two, 'PARTNER_DEVICE_FINGERPRINT').outcome).toBe('cleared');
  expect(now(two).status).toBe('READY');
});

test('a token ends an hour after it was made, and leaves nothing on the agenda when it ends before', () => {
  enrol('PIN', 'PARTNER_DEVICE_FINGERPRINT');
  const [left, used] = [open(), open()];
  bench.world.advanceTo(later(bench.world.now, minutes(59)));
  verify(left, 'PIN');
  verify(left, 'PARTNER_DEVICE_FINGERPRINT');
  for (let i = 0; i < 5; i++) verify(used, 'PIN', '0000');
  bench.world.advanceTo(later(bench.world.now, seconds(59)));
  expect(now(left).status).toBe('READY');
  const fired = bench.world.advanceTo(later(bench.world.now, seconds(1)));
  expect([now(left).status, fired.length]).toEqual(['EXPIRED', 1]);
});

const reading: Action = { name: 'BALANCE__GET_STATEMENT', place: 'here', risk: 'low' };
const paying: Action = { name: 'PAYMENT__FUND_TRANSFER', place: 'here', risk: 'high' };
const tryTo = (action: Action) =>
  bench.do(() => admit(bench.world, eve.actor, { profileId: eve.profileId, action, tokenId: null, signature: null }));

test('five minutes of low risk begin when the last challenge is passed; ninety days when it was for a statement', () => {
  enrol('PIN', 'PARTNER_DEVICE_FINGERPRINT');
  const token = open();
  verify(token, 'PIN');
  expect(tryTo(reading).outcome).toBe('challenged');
  verify(token, 'PARTNER_DEVICE_FINGERPRINT');
  expect([tryTo(reading).outcome, tryTo(paying).outcome]).toEqual(['free', 'challenged']);
  bench.world.advanceTo(later(bench.world.now, seconds(300)));
  const stopped = tryTo(reading);
  if (stopped.outcome !== 'challenged') throw new Error('the session lasts too long');
  verify(stopped.token, 'PIN');
  verify(stopped.token, 'PARTNER_DEVICE_FINGERPRINT');
  bench.world.advanceTo(instant(later(bench.world.now, days(90)) - 1));
  expect([tryTo(reading).outcome, tryTo(paying).outcome]).toEqual(['free', 'challenged']);
  bench.world.advanceTo(instant(bench.world.now + 1));
  expect(tryTo(reading).outcome).toBe('challenged');
});

test.each([
  ['GB', true],
  ['DE', true],
  ['NO', true],
  ['IS', true],
  ['CH', false],
  ['US', false],
  ['SG', false],
])('a profile in %s is asked: %s', (country, asked) => {
  const profile = bench.world.table(profiles).get(eve.profileId);
  if (!profile?.address) throw new Error('Eve lives nowhere');
  const address = { ...profile.address, country };
  const moved = bench.do(() => patch(bench.world, profiles, profile.id, { address }));
  expect(needsStrongAuthentication(bench.world, moved)).toBe(asked);
  const nowhere = bench.do(() => patch(bench.world, profiles, profile.id, { address: null }));
  expect(needsStrongAuthentication(bench.world, nowhere)).toBe(false);
});

test('an application registers numbers of its own users only', () => {
  const client = { kind: 'client', clientId: 'localwise' } as const;
  const register = () => registerPhoneNumber(bench.world, client, eve.actor.userId, '+447700900999');
  expect(bench.refusal(register)).toBe('sca.user-not-found');
});
