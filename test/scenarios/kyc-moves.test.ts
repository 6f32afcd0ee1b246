import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Inbox } from '../support/inbox.ts';
import { keysIn, Reviewer } from '../support/kyc-calls.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS } from '../support/sender.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let sandbox: Sandbox;
let inbox: Inbox;
let reviewer: Reviewer;
beforeEach(async () => {
  sandbox = await Sandbox.open();
  inbox = await Inbox.open();
  reviewer = await Reviewer.unknown(sandbox);
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
  await inbox.close();
});

const simulated = async (id: string, by = reviewer) =>
  (await sandbox.call('simulationKycReviewRequirementsList', { params: by.ref(id) })).body.requirements;
const give = (id: string, requirement: string, by = reviewer) =>
  sandbox.call('simulationKycReviewRequirementsSubmit', { params: by.ref(id), body: { requirement } });
const add = (id: string, by: Reviewer) =>
  sandbox.call('simulationKycReviewRequirementsAdd', { params: by.ref(id), body: {} });

async function subscribe(version: string, trigger = 'kyc-reviews#state-change'): Promise<void> {
  const body = { name: version, trigger_on: trigger, delivery: { version, url: inbox.url } };
  const params = { clientKey: 'localwise' };
  const made = await sandbox.call('webhookApplicationSubscriptionCreate', {
    params,
    body,
    token: 'localwise-client-token',
  });
  expect(made.status).toBe(200);
}

const told = async () => {
  await sandbox.server.webhooks.idle();
  return inbox.events.splice(0).map(({ body }) => body.data.resource);
};

describe('the simulations', () => {
  test('list what blocks, give what the hosted page would, and approve or reject it', async () => {
    const id = await reviewer.begun();
    expect(await simulated(id)).toEqual([
      { key: 'ID_DOCUMENT_WITH_LIVENESS', state: 'NOT_PROVIDED', description: null },
      { key: 'ACCOUNT_PURPOSE', state: 'NOT_PROVIDED', description: null },
    ]);
    expect((await give(id, 'ID_DOCUMENT_WITH_LIVENESS')).status).toBe(202);
    expect((await reviewer.verify(id, 'REJECT', ['ID_DOCUMENT_WITH_LIVENESS'])).status).toBe(202);
    expect((await simulated(id))[0].state).toBe('REJECTED');
    const review = await reviewer.get(id);
    expect(review.requirements[0][0]).toMatchObject({
      state: 'NOT_PROVIDED',
      additionalRequirements: [
        { key: 'WRITTEN_ANSWER', state: 'NOT_PROVIDED', reasons: { errorCode: 'WRONG_DOCUMENT' } },
      ],
    });
    await give(id, 'ID_DOCUMENT_WITH_LIVENESS');
    await reviewer.verify(id, 'APPROVE', ['ID_DOCUMENT_WITH_LIVENESS']);
    expect(keysIn(await reviewer.get(id))).toEqual([['ACCOUNT_PURPOSE']]);
    await reviewer.verify(id, 'APPROVE', []);
    expect(await reviewer.status(id)).toBe('PASSED');
    expect((await simulated(id)).map(({ state }: { state: string }) => state)).toEqual(['VERIFIED', 'VERIFIED']);
  });

  test('ask a business for one thing more, once', async () => {
    const business = new Reviewer(sandbox, BUSINESS);
    await sandbox.call('simulationVerification', { params: { profileId: BUSINESS } });
    const id = await business.begun();
    expect(await business.status(id)).toBe('PASSED');
    expect([(await add(id, business)).status, (await add(id, business)).status]).toEqual([202, 202]);
    const review = await business.get(id);
    expect([review.status, keysIn(review)]).toEqual(['WAITING_CUSTOMER_INPUT', [['BUSINESS_USE_CASE']]]);
  });

  test('refuse in their own words', async () => {
    const id = await reviewer.begun();
    const said = (code: string, description: string) => ({ code, category: 'CLIENT', description, details: null });
    const missing = await sandbox.call('simulationKycReviewRequirementsList', { params: reviewer.ref(NOBODY) });
    expect([missing.status, missing.body]).toEqual([404, said('kyc_review.not_found', 'KycReview not found')]);
    const person = await add(id, reviewer);
    const no = `Profile ${reviewer.profileId}L is a personal type, not permitted to simulate evidence request`;
    expect([person.status, person.body]).toEqual([400, said('invalid-request', no)]);
    const unknown = 'Invalid request. KycRequirement {INCOME} was not found for KycReview';
    for (const answer of [await give(id, 'INCOME'), await reviewer.verify(id, 'APPROVE', ['INCOME'])]) {
      expect([answer.status, answer.body]).toEqual([400, said('invalid-request', unknown)]);
    }
    expect((await give(id, 'ACCOUNT_PURPOSE')).body.code).toBe('invalid-request');
    const action = await reviewer.verify(id, 'APPROVED');
    const notAllowed = 'Invalid action passed in request, action: APPROVED';
    expect([action.status, action.body]).toEqual([400, said('kyc_review.state_update_not_allowed', notAllowed)]);
    expect((await reviewer.verify(NOBODY, 'APPROVE')).status).toBe(404);
    expect((await new Reviewer(sandbox, 999).verify(id, 'APPROVE')).status).toBe(403);
  });
});

describe('the operator', () => {
  test('starts reviews of any trigger, with what they ask for and until when', async () => {
    const wish = {
      type: 'BANK_ACCOUNT_DETAILS',
      currencies: ['USD', 'SGD'],
      requirements: ['INCOME'],
      requiredIn: 'P7D',
    };
    const { id } = (await reviewer.start(wish)).body;
    await sandbox.advance('PT1S');
    const review = await reviewer.get(id);
    expect(review).toMatchObject({
      status: 'PASSED_WITH_REQUIREMENTS',
      requiredBy: '2026-03-09T09:00:00.000000',
      triggerReferences: [{ type: 'BANK_ACCOUNT_DETAILS', triggerData: { currencies: ['USD', 'SGD'] } }],
    });
    await sandbox.advance('P7D');
    const due = await reviewer.get(id);
    expect([due.status, due.requiredBy]).toEqual(['WAITING_CUSTOMER_INPUT', null]);
  });

  test('adds, gives, verifies, rejects, asks for more, and grants time', async () => {
    const id = await reviewer.asking('INCOME');
    const step = async (to: string, details: object) => (await reviewer.move(id, to, details)).status;
    expect(await step('WAITING_CUSTOMER_INPUT', { require: ['ID_DOCUMENT', 'HOSTED___ID'] })).toBe(200);
    expect(keysIn(await reviewer.get(id))).toEqual([['INCOME'], ['ID_DOCUMENT', 'HOSTED___ID']]);
    expect(await step('PROCESSING', { give: ['INCOME', 'HOSTED___ID'] })).toBe(200);
    const additional = {
      requirement: 'INCOME',
      key: 'DOCUMENT',
      errorCode: 'EXPIRED',
      description: 'Too old',
      fields: { name: 'Ada' },
      issues: ['POOR_QUALITY'],
    };
    expect(await step('WAITING_CUSTOMER_INPUT', { additional })).toBe(200);
    expect((await reviewer.get(id)).requirements[0][0]).toMatchObject({
      state: 'IN_REVIEW',
      additionalRequirements: [
        {
          additionalRequirementId: expect.any(String),
          key: 'DOCUMENT',
          state: 'NOT_PROVIDED',
          reasons: { errorCode: 'EXPIRED', description: 'Too old', dateTime: '2026-03-02T09:00:01.000000' },
          attributes: { fields: { name: 'Ada' }, issues: ['POOR_QUALITY'] },
        },
      ],
    });
    const income = { amount: 1, currency: 'GBP', incomeType: 'SALARY' };
    expect((await reviewer.give('INCOME', id, income)).status).toBe(202);
    expect(await reviewer.status(id)).toBe('PROCESSING');
    expect(await step('WAITING_CUSTOMER_INPUT', { reject: ['INCOME'] })).toBe(200);
    expect(await step('PASSED_WITH_REQUIREMENTS', { graceDays: 3 })).toBe(200);
    expect(await step('NEW', {})).toBe(200);
    await sandbox.advance('PT1S');
    expect(await reviewer.status(id)).toBe('PASSED_WITH_REQUIREMENTS');
    expect(await step('PASSED', { remove: ['INCOME'], verify: ['HOSTED___ID'] })).toBe(200);
  });

  test.each([
    ['a status that does not follow', 'PROCESSING', { verify: ['INCOME'] }, 409, 'PASSED'],
    ['a key that is there', 'WAITING_CUSTOMER_INPUT', { require: 'INCOME' }, 409, 'INCOME'],
    ['a key that is not there', 'PASSED', { verify: 'OUTCOME' }, 400, 'OUTCOME'],
    ['no key', 'PASSED', { verify: 7 }, 400, 'list of keys'],
    [
      'a reason that there is not',
      'WAITING_CUSTOMER_INPUT',
      { additional: { requirement: 'INCOME', errorCode: 'X' } },
      400,
      'EXPIRED',
    ],
    ['days that are none', 'PASSED_WITH_REQUIREMENTS', { graceDays: 'x' }, 400, 'number of days'],
  ])('is refused %s, and nothing changes', async (_, to, details, status, words) => {
    const id = await reviewer.asking('INCOME');
    const before = JSON.stringify((await sandbox.world()).save());
    const answer = await reviewer.move(id, to, details);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(words)]);
    expect(JSON.stringify((await sandbox.world()).save())).toBe(before);
  });

  test.each([
    { profileId: 1 },
    { type: 'X' },
    { requirements: ['a b'] },
    { requirements: [[]] },
    { requiredIn: 'soon' },
  ])('cannot start a review with %j', async wish => {
    expect((await reviewer.start(wish)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('partners are told', () => {
  test('of every change of a review, in the form of each version', async () => {
    for (const version of ['2.0.0', '4.0.0', '5.0.0']) await subscribe(version);
    const id = await reviewer.begun();
    await sandbox.server.webhooks.idle();
    // Receivers are called side by side.
    const first = (version: string) =>
      inbox.events.find(({ body }) => body.schema_version === version)?.body.data.resource;
    const [newV2, newV4, newV5] = ['2.0.0', '4.0.0', '5.0.0'].map(first);
    const plain = { id, state: 'NEW', profileId: reviewer.profileId, requirements: [] };
    const references = { triggerReferences: [{ type: 'PROACTIVE_SEND_MONEY', triggerData: {} }] };
    const [bare, zoned] = ['2026-03-02T09:00:00.000000', '2026-03-02T09:00:00.000Z'];
    expect(newV2).toEqual({ ...plain, ...references, createdAt: bare, updatedAt: bare });
    expect(newV4).toEqual({ ...plain, ...references, createdAt: zoned, updatedAt: zoned });
    expect(newV5).toEqual({ ...newV4, prevState: 'NEW', requirementChanges: [] });
  });

  test('of requirements only in the newest version, and of the profile that is verified by it', async () => {
    const id = await reviewer.begun();
    await subscribe('4.0.0');
    await subscribe('5.0.0');
    await give(id, 'ID_DOCUMENT_WITH_LIVENESS');
    const [small, ...none] = await told();
    expect([small.state, small.prevState, none]).toEqual(['WAITING_CUSTOMER_INPUT', 'WAITING_CUSTOMER_INPUT', []]);
    expect(small.requirementChanges).toEqual([
      { key: 'ID_DOCUMENT_WITH_LIVENESS', newState: 'IN_REVIEW', prevState: 'NOT_PROVIDED' },
    ]);
    await reviewer.verify(id, 'REJECT', ['ACCOUNT_PURPOSE']);
    const [rejected] = await told();
    expect(rejected.requirementChanges).toEqual([
      {
        key: 'ACCOUNT_PURPOSE',
        newState: 'REJECTED',
        prevState: 'NOT_PROVIDED',
        additionalRequirements: [{ additionalRequirementId: expect.any(String), newState: 'NOT_PROVIDED' }],
      },
    ]);
    await subscribe('4.0.0', 'profiles#verification-state-change');
    await reviewer.verify(id, 'APPROVE');
    // One after another only to each subscription; there are three.
    const heard = (await told()).map(resource => resource.state ?? resource.type);
    expect(heard.sort()).toEqual(['PASSED', 'PASSED', 'profile']);
  });
});
