import { beforeEach, describe, expect, test } from 'vitest';
import { issueFixedToken, tokens } from '../../src/state/access/index.ts';
import { insert } from '../../src/state/kernel/index.ts';
import {
  addOwners,
  closeUpdateWindow,
  deactivateProfile,
  findCountryCodes,
  findProfile,
  openUpdateWindow,
  reactivateProfile,
  requireProfile,
  requireShownProfile,
  restrictProfile,
  updateBusinessProfile,
  updatePersonalProfile,
  updateRepresentative,
} from '../../src/state/profiles/index.ts';
import { Bench } from '../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const change = (changes: object) =>
  bench.do(() => updatePersonalProfile(bench.world, bench.ada, bench.personal, changes));
const open = (id = bench.business) => bench.do(() => openUpdateWindow(bench.world, bench.ada, id));
const close = (id = bench.business) => bench.do(() => closeUpdateWindow(bench.world, bench.ada, id));
const owner = {
  name: 'Ada',
  dateOfBirth: '1985-12-10',
  country: 'gbr',
  firstLine: null,
  postCode: null,
  percentage: 100,
};

describe('an update window', () => {
  test('tells when it is closed what was changed, and forgets it when it is opened again', () => {
    const { world, ada, business } = bench;
    open();
    bench.do(() => updateBusinessProfile(world, ada, business, { businessName: 'Southbank', webpage: 'x' }));
    bench.do(() => addOwners(world, ada, business, [owner]));
    bench.do(() => updateBusinessProfile(world, ada, business, { businessName: 'Eastbank' }));
    close();
    close();
    open();
    close();
    const facts = bench.events.map(({ type, facts: said }) => [type, said]);
    expect(facts).toEqual([
      ['profiles#update-window-closed', { profileId: business, changed: ['businessName', 'ubos'] }],
      ['profiles#update-window-closed', { profileId: business, changed: [] }],
    ]);
  });

  test('is opened by nobody else', () => {
    const { actor } = bench.stranger();
    expect(bench.refusal(() => openUpdateWindow(bench.world, actor, bench.business))).toBe('access.forbidden');
  });
});

describe('a change', () => {
  test('counts, and leaves alone what it does not name', () => {
    const before = findProfile(bench.world, bench.personal);
    const after = change({ preferredName: 'Addy' });
    expect(after).toEqual({ ...before, preferredName: 'Addy', version: 1, updatedAt: bench.world.now });
  });

  test('to the same in another spelling is none', () => {
    expect(findCountryCodes('gbr')?.iso2).toBe('GB');
    change({ address: { country: 'gbr' }, nationality: 'gbr' });
    expect(bench.refusal(() => change({ address: { country: 'fra' } }))).toBe('profile.locked');
  });

  test('of who acts for the business is told', () => {
    const { world, ada, business } = bench;
    const person = {
      firstName: 'Edith',
      lastName: 'Hopper',
      dateOfBirth: '1970-01-01',
      address: { firstLine: '1 A road', city: 'London', country: 'gbr', postCode: null, state: null },
      contact: { email: 'e@example.com', phoneNumber: '+442071838752' },
    };
    const { id } = bench.do(() =>
      updateRepresentative(world, ada, business, { transfer: true, person, actorEmail: null }),
    );
    expect(bench.events).toMatchObject([
      { type: 'profiles#authorisation-transferred', facts: { profileId: business, representativeId: id } },
    ]);
  });
});

describe('closing a profile', () => {
  test('takes the tokens along that reach no other', () => {
    const { world, ada, business, personal } = bench;
    const terms = { kind: 'user', clientId: 'localwise', userId: ada.userId } as const;
    const bound = bench.do(() => {
      const token = issueFixedToken(world, { id: 'whole', ...terms });
      return insert(world, tokens, { ...token, id: 'bound', profileId: business });
    });
    bench.do(() => deactivateProfile(world, business));
    expect(world.table(tokens).get(bound.id)).toBeUndefined();
    expect(world.table(tokens).get('whole')).toBeDefined();
    expect(bench.refusal(() => requireProfile(world, ada, business))).toBe('access.forbidden');
    expect(requireShownProfile(world, ada, business).closedAt).toBe(world.now);
    bench.do(() => deactivateProfile(world, personal));
    expect(world.table(tokens).get('whole')).toBeUndefined();
  });

  test('is undone by taking it back, and each step is legal or refused', () => {
    const { world, ada, business } = bench;
    bench.do(() => restrictProfile(world, business));
    expect(bench.refusal(() => restrictProfile(world, business))).toBe('profile.invalid-state');
    bench.do(() => deactivateProfile(world, business));
    bench.do(() => reactivateProfile(world, business));
    expect(requireProfile(world, ada, business).closedAt).toBeNull();
    expect(bench.told()).toHaveLength(3);
    expect(bench.refusal(() => reactivateProfile(world, business))).toBe('profile.invalid-state');
    expect(bench.refusal(() => deactivateProfile(world, 99))).toBe('profile.not-found');
  });
});
