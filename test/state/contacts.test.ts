import { beforeEach, describe, expect, test } from 'vitest';
import {
  contacts,
  createContact,
  discoveries,
  findContact,
  hideProfile,
  makeDiscoverable,
  showProfile,
} from '../../src/state/contacts/index.ts';
import { deactivateProfile, findProfile, revokeVerification, verifyProfile } from '../../src/state/profiles/index.ts';
import { findRecipient, recipients } from '../../src/state/recipients/index.ts';
import { Bench } from '../support/bench.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const add = (identifier: string, profileId = bench.business, currency = 'EUR') =>
  bench.do(() => createContact(bench.world, bench.ada, profileId, { identifier, currency }));
const refused = (identifier: string, profileId = bench.business) =>
  bench.refusal(() => createContact(bench.world, bench.ada, profileId, { identifier, currency: 'EUR' }));
const tagOf = (profileId: number) => bench.world.table(discoveries).get(profileId)?.tag;

function newcomer(): number {
  const { profileId } = bench.stranger();
  bench.do(() => {
    const profile = findProfile(bench.world, profileId);
    if (profile) makeDiscoverable(bench.world, profile);
  });
  return profileId;
}

describe('a tag', () => {
  test('is made of the name, and of the id too where another has it', () => {
    expect([tagOf(bench.personal), tagOf(bench.business)]).toEqual(['@AdaL', '@NorthbankTradingLtd']);
    const profileId = newcomer();
    expect(tagOf(profileId)).toBe(`@AdaL${profileId}`);
    expect(add(`@adal${profileId}`).contactProfileId).toBe(profileId);
  });

  test('stays its owner’s, verified again or not', () => {
    bench.do(() => revokeVerification(bench.world, bench.personal));
    bench.do(() => verifyProfile(bench.world, bench.personal));
    expect(tagOf(bench.personal)).toBe('@AdaL');
  });
});

describe('a contact', () => {
  test('by an address that a person shares with a business is the person', () => {
    expect(add('ada.lovell@example.com').contactProfileId).toBe(bench.personal);
    bench.do(() => hideProfile(bench.world, bench.personal));
    expect(refused('ada.lovell@example.com')).toBe('contact.oneself');
  });

  test('is kept once, with one recipient for all the identifiers of a person', () => {
    const contact = add('@AdaL');
    expect(add(' @ADAL ')).toEqual(contact);
    expect(add('+44 (20) 7183-8750').id).not.toBe(contact.id);
    expect(bench.world.table(contacts).size).toBe(2);
    const made = [...bench.world.table(recipients).all()].filter(({ type }) => type === 'contact');
    expect(made).toHaveLength(1);
    expect(made[0]).toMatchObject({ profileId: bench.business, internal: true, name: 'Ada Lovell', currency: 'EUR' });
    expect(findContact(bench.world, contact.id.toUpperCase())).toEqual(contact);
    expect(findRecipient(bench.world, made[0]?.id ?? 0)?.ownedByCustomer).toBe(true);
  });

  test('is nobody who hides, was closed, or asks for themselves', () => {
    expect(refused('@AdaL', bench.personal)).toBe('contact.oneself');
    bench.do(() => hideProfile(bench.world, bench.personal));
    expect(refused('@AdaL')).toBe('contact.not-found');
    expect(bench.refusal(() => hideProfile(bench.world, bench.personal))).toBe('contact.wrong-state');
    bench.do(() => showProfile(bench.world, bench.personal));
    bench.do(() => deactivateProfile(bench.world, bench.personal));
    expect(refused('@AdaL')).toBe('contact.not-found');
    const { actor } = bench.stranger();
    const wish = { identifier: '@NorthbankTradingLtd', currency: 'EUR' };
    expect(bench.refusal(() => createContact(bench.world, actor, bench.personal, wish))).toBe('access.forbidden');
  });
});
