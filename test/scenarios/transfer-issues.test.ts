import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Inbox } from '../support/inbox.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let inbox: Inbox;
let ada: Sender;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never', seed: 'empty' });
});
beforeEach(async () => {
  sandbox.enterFreshWorld();
  inbox = await Inbox.open();
  ada = new Sender(sandbox);
});
afterEach(async () => {
  await sandbox.server.webhooks.idle();
  await inbox.close();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const open = (id: number | string, code: unknown) => sandbox.control('POST', `/transfers/${id}/issues`, { code });
const solve = (id: number, code: string) => sandbox.control('DELETE', `/transfers/${id}/issues/${code}`);
const fail = (id: number, body: object = {}) => sandbox.control('POST', `/transfers/${id}/payout-failures`, body);
const move = (id: number, to: string, more: object = {}) =>
  sandbox.control('POST', `/resources/transfers/${id}/transitions`, { to, ...more });

async function subscribe(trigger: string, version = '4.0.0'): Promise<void> {
  const body = { name: 'Ops', trigger_on: trigger, delivery: { version, url: inbox.url } };
  const made = await sandbox.call('webhookProfileSubscriptionCreate', { params: { profileId: PERSONAL }, body });
  expect(made.status).toBe(200);
}

const told = async () => {
  await sandbox.server.webhooks.idle();
  return inbox.events.splice(0).map(({ body }) => body.data);
};

describe('an issue that the operator opens', () => {
  test('is told with the whole list at every change, and holds the transfer up until the last is solved', async () => {
    await subscribe('transfers#active-cases');
    const balance = await ada.holding(2000, 'GBP');
    const { id, targetAccount } = await ada.transfer();
    await ada.fund(id);
    expect((await open(id, 'deposit_proof_needed')).body).toMatchObject({ issues: ['deposit_proof_needed'] });
    await open(id, 'verification_required');
    expect((await ada.get(id)).body.hasActiveIssues).toBe(true);
    expect((await sandbox.control('GET', `/transfers/${id}/issues`)).body.issues).toHaveLength(2);

    const refused = await ada.drive(id, 'funds_converted');
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'wrong_status']);
    expect(refused.body.errors[0].message).toContain('deposit_proof_needed, verification_required');
    const cancelled = await ada.cancel(id);
    expect([cancelled.status, cancelled.body.errors[0].code]).toEqual([409, 'transfer.cancellation.not.allowed']);
    expect((await ada.drive(id, 'processing')).status).toBe(200);

    await solve(id, 'deposit_proof_needed');
    expect((await ada.drive(id, 'funds_converted')).status).toBe(422);
    expect((await solve(id, 'verification_required')).body.issues).toEqual([]);
    expect((await ada.get(id)).body.hasActiveIssues).toBe(false);
    expect((await ada.drive(id, 'funds_converted')).status).toBe(200);

    const resource = { id, profile_id: PERSONAL, account_id: targetAccount, type: 'transfer' };
    expect(await told()).toEqual(
      [['deposit_proof_needed'], ['deposit_proof_needed', 'verification_required'], ['verification_required'], []].map(
        active_cases => ({ resource, active_cases }),
      ),
    );
    expect(await ada.balance(balance)).toBe(1000);
  });

  test('holds up what is converted too, and lets an unpaid transfer be paid', async () => {
    const { id } = await ada.transfer();
    await open(id, 'incorrect_name_deposit');
    expect((await ada.drive(id, 'processing')).body.status).toBe('processing');
    await solve(id, 'incorrect_name_deposit');
    await ada.drive(id, 'funds_converted');
    await open(id, 'recipient_details_wrong');
    expect((await ada.drive(id, 'outgoing_payment_sent')).status).toBe(422);
    await solve(id, 'recipient_details_wrong');
    expect((await ada.drive(id, 'outgoing_payment_sent')).status).toBe(200);
  });

  test('may stand for information that is missing, which only the operator can supply', async () => {
    const { id, hasActiveIssues } = await ada.transfer({ amount: 70_000 });
    expect(hasActiveIssues).toBe(true);
    await ada.drive(id, 'processing');
    expect((await ada.drive(id, 'funds_converted')).status).toBe(422);
    await solve(id, 'missing_information');
    expect((await ada.drive(id, 'funds_converted')).body).toMatchObject({ hasActiveIssues: false });
  });

  test('keeps a transfer still where the world moves by itself, which goes on once it is solved', async () => {
    await sandbox.control('POST', '/settings', { autoAdvance: 'clock' });
    await ada.holding(2000, 'GBP');
    const { id } = await ada.transfer();
    await open(id, 'verification_required');
    await ada.fund(id);
    await sandbox.advance('PT10M');
    expect((await ada.get(id)).body.status).toBe('processing');
    await solve(id, 'verification_required');
    await sandbox.advance('PT5S');
    expect((await ada.get(id)).body.status).toBe('funds_converted');
    await sandbox.advance('PT5S');
    expect((await ada.get(id)).body.status).toBe('outgoing_payment_sent');
  });

  test('does not put off the day on which nobody has paid for too long, and ends with the transfer', async () => {
    await subscribe('transfers#active-cases');
    const { id } = await ada.transfer();
    await open(id, 'verification_required');
    await sandbox.advance('P7D');
    await solve(id, 'verification_required');
    await open(id, 'deposit_proof_needed');
    await sandbox.advance('P7D');
    expect((await ada.get(id)).body).toMatchObject({ status: 'cancelled', hasActiveIssues: false });
    expect((await told()).at(-1).active_cases).toEqual([]);
  });

  test('is opened once, under a known code, on a transfer that is under way', async () => {
    const { id } = await ada.transfer();
    expect((await open(id, 'bad_weather')).body.errors[0]).toMatchObject({ path: 'code' });
    for (const code of [undefined, '', 7, null]) expect((await open(id, code)).status).toBe(400);
    expect((await solve(id, 'bad_weather')).status).toBe(400);
    expect((await solve(id, 'verification_required')).status).toBe(404);
    await open(id, 'verification_required');
    expect((await open(id, 'verification_required')).status).toBe(409);
    expect((await open(1, 'verification_required')).status).toBe(404);
    expect((await open('last', 'verification_required')).status).toBe(404);
    await solve(id, 'verification_required');
    await ada.cancel(id);
    expect((await open(id, 'verification_required')).status).toBe(422);
  });
});

describe('a payout that fails', () => {
  test('is told with the reason the operator gives, and by the world’s settings where none is given', async () => {
    await subscribe('transfers#payout-failure');
    const { id } = await ada.transfer();
    for (const to of ['processing', 'funds_converted', 'outgoing_payment_sent']) await ada.drive(id, to);
    await move(id, 'bounced_back', { reasonCode: 'ACCOUNT_CLOSED' });
    await move(id, 'outgoing_payment_sent');
    await move(id, 'bounced_back', { reasonCode: 'WRONG_NAME', description: 'Someone else' });
    await move(id, 'outgoing_payment_sent');
    await ada.drive(id, 'bounced_back');
    await move(id, 'outgoing_payment_sent');
    await sandbox.control('POST', '/settings', { payoutFailure: 'ACCOUNT_FROZEN' });
    await ada.drive(id, 'bounced_back');
    expect((await told()).map(data => [data.failure_reason_code, data.failure_description])).toEqual([
      ['ACCOUNT_CLOSED', 'Account closed'],
      ['WRONG_NAME', 'Someone else'],
      ['WRONG_ACCOUNT_NUMBER', 'Wrong account number'],
      ['ACCOUNT_FROZEN', 'Account frozen'],
    ]);
  });

  test('may leave the transfer where it is', async () => {
    await subscribe('transfers#payout-failure', '5.0.0');
    const { id } = await ada.transfer();
    expect((await fail(id)).status).toBe(422);
    for (const to of ['processing', 'funds_converted']) await ada.drive(id, to);
    const failed = await fail(id, { reasonCode: 'TECHNICAL_ISSUE_RETRYABLE' });
    expect([failed.status, failed.body]).toEqual([200, { transferId: id, status: 'funds_converted' }]);
    expect(await told()).toMatchObject([{ transfer_id: id, failure_reason_code: 'TECHNICAL_ISSUE_RETRYABLE' }]);
  });

  test('fails by a known reason only, and then nothing has moved', async () => {
    const { id } = await ada.transfer();
    for (const to of ['processing', 'funds_converted', 'outgoing_payment_sent']) await ada.drive(id, to);
    const wrong = await move(id, 'bounced_back', { reasonCode: 'BAD_WEATHER' });
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([400, 'reasonCode']);
    expect((await move(id, 'bounced_back', { reasonCode: 7 })).status).toBe(400);
    expect((await fail(id, { reasonCode: 'BAD_WEATHER' })).status).toBe(400);
    expect((await fail(1)).status).toBe(404);
    expect((await ada.get(id)).body.status).toBe('outgoing_payment_sent');
  });
});
