import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Inbox } from '../support/inbox.ts';
import { multipart, type SentFile } from '../support/kyc-calls.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL } from '../support/sender.ts';

let sandbox: Sandbox;
let inbox: Inbox;
beforeEach(async () => {
  sandbox = await Sandbox.open();
  inbox = await Inbox.open();
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
  await inbox.close();
});

const of = (profileId: number) => ({ params: { profileId } });
const require = (profileId: number, body: object) =>
  sandbox.control('POST', `/profiles/${profileId}/required-evidences`, body);
const owed = async (profileId = PERSONAL) =>
  (await sandbox.call('verificationGetRequiredEvidences', of(profileId))).body.required_evidences;
const v3 = (body: object, profileId = PERSONAL) =>
  sandbox.call('verificationUploadEvidencesV3', { ...of(profileId), body });
const v5 = (body: object, profileId = PERSONAL) =>
  sandbox.call('verificationUploadEvidences', { ...of(profileId), body });
const upload = (documentType: string | undefined, files: readonly SentFile[], profileId = PERSONAL) => {
  const fields: Record<string, string> = documentType === undefined ? {} : { documentType };
  return sandbox.call('verificationUploadDocument', { ...of(profileId), ...multipart(fields, files) });
};
const png: SentFile = { name: 'a.png' };

async function subscribe(): Promise<void> {
  const trigger_on = 'profiles#cdd-check-state-change';
  const body = { name: 'CDD', trigger_on, delivery: { version: '4.0.0', url: inbox.url } };
  const params = { clientKey: 'localwise' };
  await sandbox.call('webhookApplicationSubscriptionCreate', { params, body, token: 'localwise-client-token' });
}

const told = async () => {
  await sandbox.server.webhooks.idle();
  return inbox.events.splice(0).map(({ body }) => body.data);
};

const everything = {
  accountPurpose: 'MOVING_SAVINGS',
  accountPurposeExplanation: 'A house',
  intendedCountries: ['deu', 'ESP'],
  yearlyAnticipatedVolume: '0_2350',
  mainSourceOfIncome: 'INVESTMENTS',
  annualIncome: '0_11500',
  incomeExplanation: 'Shares',
};

describe('evidence', () => {
  test('is owed by nobody, until somebody asks for it; it is given, looked at, and told of', async () => {
    await subscribe();
    expect(await owed()).toEqual([]);
    expect((await require(PERSONAL, { required: ['SOURCE_OF_WEALTH', 'INCOME', 'USE_CASE_COUNTRIES'] })).status).toBe(
      200,
    );
    expect(await owed()).toEqual(['SOURCE_OF_WEALTH', 'INCOME', 'USE_CASE_COUNTRIES']);
    expect((await v3({ mainSourceOfIncome: 'INVESTMENTS', annualIncome: '0_11500' })).status).toBe(204);
    expect((await v3({ intendedCountries: ['deu'] })).status).toBe(204);
    expect((await upload('SOURCE_OF_WEALTH', [png, { name: 'b.pdf', type: 'application/pdf' }])).status).toBe(204);
    expect(await owed()).toEqual([]);
    await sandbox.advance('PT2S');
    const resource = { type: 'profile', id: PERSONAL };
    const income = { source_of_income: 'INVESTMENTS' };
    expect(await told()).toEqual([
      {
        resource,
        current_state: 'EVIDENCE_REQUIRED',
        required_evidences: ['SOURCE_OF_WEALTH', 'INCOME', 'USE_CASE_COUNTRIES'],
        occurred_at: '2026-03-02T09:00:00.000Z',
      },
      {
        resource,
        current_state: 'VERIFIED',
        required_evidences: [],
        ...income,
        occurred_at: '2026-03-02T09:00:02.000Z',
      },
    ]);
    const outcome = 'DOCUMENT_OUT_OF_DATE';
    const again = { to: 'EVIDENCE_REQUIRED', required: ['SOURCE_OF_WEALTH'], outcome };
    expect((await sandbox.control('POST', `/resources/cdd-checks/${PERSONAL}/transitions`, again)).status).toBe(200);
    expect(await told()).toMatchObject([
      { review_outcome: outcome, required_evidences: ['SOURCE_OF_WEALTH'], ...income },
    ]);
  });

  test('that every profile owes is said by the settings, and asked of the kind that can give it', async () => {
    await sandbox.control('POST', '/settings', { requiredEvidences: ['ACCOUNT_PURPOSE', 'BUSINESS_USE_CASE'] });
    expect([await owed(), await owed(BUSINESS)]).toEqual([['ACCOUNT_PURPOSE'], ['BUSINESS_USE_CASE']]);
    const { status } = await sandbox.control('POST', '/settings', { requiredEvidences: ['X'] });
    expect(status).toBe(400);
    await v5({ accountPurpose: 'INVESTING' });
    expect(await owed()).toEqual([]);
  });

  test('is answered one by one in the newer form, and is updated until it is looked at', async () => {
    await require(PERSONAL, { required: ['SOURCE_OF_WEALTH', 'USE_CASE_COUNTRIES'] });
    const first = await v5(everything);
    const names = Object.keys(everything).sort();
    const success = names.map(name => ({ evidenceRequirementKey: name, result: 'SUCCESS', message: 'SUCCESS' }));
    expect([first.status, first.body]).toEqual([207, { overallStatus: 'SUCCESS', results: success }]);
    expect((await v5({ intendedCountries: ['fra'] })).body.overallStatus).toBe('SUCCESS');
    await upload('SOURCE_OF_WEALTH', [png]);
    const message = 'Could not update verification requirement at the moment';
    const failed = { evidenceRequirementKey: 'intendedCountries', result: 'FAIL', message };
    expect((await v5({ intendedCountries: ['fra'] })).body).toEqual({ overallStatus: 'FAIL', results: [failed] });
    await sandbox.advance('PT2S');
    await v5({ accountPurpose: 'INVESTING' });
    const some = await v5({ accountPurpose: 'INVESTING', intendedCountries: ['fra'] });
    expect(some.body.overallStatus).toBe('PARTIAL_SUCCESS');
  });

  test('is not taken again in the older form before it was looked at', async () => {
    await require(PERSONAL, { required: ['INCOME', 'ACCOUNT_PURPOSE'] });
    await v3({ accountPurpose: 'INVESTING' });
    const { status, body } = await v3({ accountPurpose: 'INVESTING', incomeExplanation: 'x' });
    expect([status, body.errors[0].message]).toEqual([
      409,
      'Evidence already uploaded and not yet reviewed: accountPurpose',
    ]);
    await require(PERSONAL, {});
    expect((await v3({ accountPurpose: 'PAYING_BILLS' })).status).toBe(204);
  });

  test('of a business is its own', async () => {
    const evidence = {
      businessUseCase: ['PAYING_RENT_OR_UTILITIES', 'DONATION'],
      intendedCountries: ['deu'],
      monthlyAnticipatedVolume: '12000001_+',
      mainSourceOfFunding: 'REVENUE',
    };
    await subscribe();
    expect((await v3(evidence, BUSINESS)).status).toBe(204);
    await sandbox.advance('PT2S');
    expect(await told()).toMatchObject([{ current_state: 'VERIFIED', source_of_funding: 'REVENUE' }]);
  });
});

test.each([
  [{}, 'none was sent'],
  [{ acountPurpose: 'INVESTING' }, 'acountPurpose'],
  [{ accountPurpose: 'invalid', annualIncome: '0_11500' }, 'accountPurpose, annualIncome'],
  [{ mainSourceOfIncome: 'SALARY' }, 'mainSourceOfIncome'],
  [{ intendedCountries: ['de'] }, 'intendedCountries'],
  [{ intendedCountries: [] }, 'intendedCountries'],
  [{ businessUseCase: ['DONATION'] }, 'businessUseCase'],
  [{ accountPurposeExplanation: ' ' }, 'accountPurposeExplanation'],
  [{ constructor: 'x' }, 'constructor'],
])('evidence like %j is refused by name, and nothing is kept', async (body, names) => {
  const before = JSON.stringify((await sandbox.world()).save());
  for (const answer of [await v3(body), await v5(body)]) {
    expect([answer.status, answer.body.errors[0].message]).toEqual([400, `Invalid evidence: ${names}`]);
  }
  expect(JSON.stringify((await sandbox.world()).save())).toBe(before);
});

test.each<readonly [string, string | undefined, readonly SentFile[], number]>([
  ['no file', 'ID_PROOF', [], 400],
  ['no type', undefined, [png], 400],
  ['an unknown type', 'PASSPORT', [png], 400],
  ['the type of a business', 'TRADING_ADDRESS_PROOF', [png], 400],
  ['a name that does not fit', 'ID_PROOF', [{ name: 'a.pdf' }], 400],
  ['nothing in it', 'ID_PROOF', [{ name: 'a.png', bytes: '' }], 400],
  ['a type that is not taken', 'ID_PROOF', [{ name: 'a.gif', type: 'image/gif' }], 415],
  ['more than ten megabytes', 'ID_PROOF', [{ name: 'a.png', bytes: 'x'.repeat(10_000_001) }], 413],
])('a document with %s is refused', async (_, type, files, status) => {
  const before = JSON.stringify((await sandbox.world()).save());
  const answer = await upload(type, files);
  expect([answer.status, answer.body.errors?.length]).toEqual([status, 1]);
  expect(JSON.stringify((await sandbox.world()).save())).toBe(before);
});

test('a document cannot be sent again before it was looked at, and a stranger may do nothing', async () => {
  await require(PERSONAL, { required: ['ID_PROOF', 'ADDRESS_PROOF'] });
  expect((await upload('ID_PROOF', [png])).status).toBe(204);
  expect((await upload('ID_PROOF', [png])).status).toBe(409);
  for (const answer of [await v3({}, 999), await v5({}, 999), await upload('ID_PROOF', [png], 999)]) {
    expect([answer.status, answer.body.error]).toEqual([403, 'unauthorized']);
  }
  expect((await sandbox.call('verificationGetRequiredEvidences', of(999))).status).toBe(403);
  for (const wish of [{ required: ['X'] }, { outcome: 'X' }, { requried: [] }]) {
    expect((await require(PERSONAL, wish)).status, JSON.stringify(wish)).toBe(400);
  }
  expect((await require(999, {})).status).toBe(404);
});
