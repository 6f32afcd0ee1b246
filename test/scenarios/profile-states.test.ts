import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Inbox } from '../support/inbox.ts';
import { person, signUp } from '../support/newcomer.ts';
import { Sandbox } from '../support/sandbox.ts';
import { basic } from '../support/tokens.ts';

let sandbox: Sandbox;
let inbox: Inbox;
let token: string;
let userId: number;
let profileId: number;
beforeEach(async () => {
  [sandbox, inbox] = [await Sandbox.open(), await Inbox.open()];
  token = signUp(await sandbox.world(), 'grace');
  userId = (await sandbox.call('userGetByToken', { token })).body.id;
  profileId = (await sandbox.call('profilePersonalCreate', { token, body: person })).body.id;
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
  await inbox.close();
});

const subscribe = (trigger: string) =>
  sandbox.call('webhookApplicationSubscriptionCreate', {
    params: { clientKey: 'localwise-key' },
    body: { name: 'states', trigger_on: trigger, delivery: { version: '4.0.0', url: inbox.url } },
  });
const drive = (type: string, id: number, body: object) =>
  sandbox.control('POST', `/resources/${type}/${id}/transitions`, body);
const profile = (to: string, more = {}) => drive('profile-states', profileId, { to, ...more });
const user = (to: string, more = {}) => drive('users', userId, { to, ...more });
const shown = async () => (await sandbox.call('profileGet', { token, params: { profileId } })).body.currentState;
const change = (body: object = { preferredName: 'Gray' }) =>
  sandbox.call('profilePersonalUpdate', { token, params: { profileId }, body });
const told = async (count: number) => (await inbox.waitFor(count)).map(({ body }) => body.data);

describe('a profile', () => {
  test('is told of with each change, and closed ninety days after it may only withdraw', async () => {
    await subscribe('profiles#state-change');
    expect((await profile('WITHDRAW_ONLY', { requestedByCustomer: true })).status).toBe(200);
    expect((await change()).status).toBe(200);
    await sandbox.advance('P89DT23H59M');
    expect(await shown()).toBe('VISIBLE');
    await sandbox.advance('PT1M');
    const resource = { id: profileId, type: 'profile' };
    expect(await told(2)).toEqual([
      {
        resource,
        current_state: 'WITHDRAW_ONLY',
        occurred_at: '2026-03-02T09:00:00.000Z',
        requested_by_customer: true,
      },
      { resource, current_state: 'DEACTIVATED', occurred_at: '2026-05-31T09:00:00.000Z', requested_by_customer: true },
    ]);
    expect((await sandbox.call('profileList', { token })).status).toBe(401);
  });

  test('that is taken back is not closed', async () => {
    await profile('WITHDRAW_ONLY');
    await profile('ACTIVE');
    await sandbox.advance('P91D');
    expect(await shown()).toBe('VISIBLE');
  });

  test('that may only be viewed is read, and not changed', async () => {
    await profile('VIEW_ONLY');
    expect(await shown()).toBe('VISIBLE');
    const refused = await change();
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'profile.view-only']);
    expect((await sandbox.call('profileUpdateWindowOpen', { token, params: { profileId } })).status).toBe(422);
    await profile('ACTIVE');
    expect((await change()).status).toBe(200);
  });

  test('that is closed is shown so as long as the user has another, and nobody acts for it', async () => {
    const firm = { ...person, businessName: 'Harper Ltd', registrationNumber: '1', companyType: 'LIMITED' };
    const body = { ...firm, firstLevelCategory: 'OTHER' };
    await sandbox.call('profileBusinessCreate', { token, body });
    await profile('DEACTIVATED');
    expect(await shown()).toBe('DEACTIVATED');
    expect((await change()).status).toBe(403);
    const other = signUp(await sandbox.world(), 'other');
    expect((await sandbox.call('profilePersonalCreate', { token: other, body: person })).status).toBe(200);
    expect((await profile('ACTIVE')).status).toBe(409);
  });

  test('is hidden and shown again', async () => {
    await drive('profile-visibilities', profileId, { to: 'HIDDEN' });
    expect(await shown()).toBe('HIDDEN');
    expect((await drive('profile-visibilities', profileId, { to: 'HIDDEN' })).status).toBe(409);
    await drive('profile-visibilities', profileId, { to: 'VISIBLE' });
    expect(await shown()).toBe('VISIBLE');
  });
});

describe('a user', () => {
  const exchange = () =>
    sandbox.call('oauthTokenCreate', {
      headers: { authorization: basic('localwise', 'localwise-secret') },
      body: new URLSearchParams({
        grant_type: 'registration_code',
        client_id: 'localwise',
        email: 'grace@example.com',
        registration_code: 'grace'.padEnd(32, 'c'),
      }).toString(),
    });

  test('who leaves keeps their tokens for ninety days, and loses everything then', async () => {
    await subscribe('users#state-change');
    const why = { deactivationType: 'ACCOUNT_SUSPENSION', deactivationReason: 'REQUESTED_BY_CUSTOMER_CS' };
    expect((await user('WITHDRAW_ONLY', why)).status).toBe(200);
    expect((await sandbox.call('userGetByToken', { token })).body.active).toBe(true);
    expect((await exchange()).status).toBe(200);
    await sandbox.advance('P90D');
    const said = { deactivation_type: 'ACCOUNT_SUSPENSION', deactivation_reason: 'REQUESTED_BY_CUSTOMER_CS' };
    expect(await told(2)).toMatchObject([
      { previous_state: 'ACTIVE', current_state: 'WITHDRAW_ONLY', ...said },
      { previous_state: 'WITHDRAW_ONLY', current_state: 'DEACTIVATED', ...said },
    ]);
    expect((await sandbox.call('userGetByToken', { token })).status).toBe(401);
    expect((await exchange()).status).toBe(401);
  });

  test('who is taken back must consent anew, and says nothing of leaving', async () => {
    await subscribe('users#state-change');
    await user('DEACTIVATED');
    await user('ACTIVE');
    const events = await told(2);
    expect(events[1]).not.toHaveProperty('deactivation_type');
    expect((await sandbox.call('userGetByToken', { token })).status).toBe(401);
    expect((await exchange()).status).toBe(401);
  });

  test('who left gives their address free, and is not taken back while another has it', async () => {
    await user('DEACTIVATED');
    const body = { email: 'grace@example.com', registrationCode: 'x'.repeat(32) };
    expect((await sandbox.call('userCreate', { body })).status).toBe(200);
    expect((await user('ACTIVE')).status).toBe(409);
  });

  test('does not leave for reasons that there are none of, nor twice', async () => {
    expect((await user('WITHDRAW_ONLY', { deactivationType: 'WHIM' })).status).toBe(400);
    await user('WITHDRAW_ONLY');
    expect((await user('WITHDRAW_ONLY')).status).toBe(409);
  });
});
