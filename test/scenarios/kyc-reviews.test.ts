import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keysIn, Reviewer } from '../support/kyc-calls.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL, Sender } from '../support/sender.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let sandbox: Sandbox;
let ada: Sender;
beforeEach(async () => {
  sandbox = await Sandbox.open({ sca: 'never' });
  ada = new Sender(sandbox);
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const profile = async (id = PERSONAL) => (await sandbox.control('GET', `/resources/profiles/${id}`)).body.record.status;

describe('a review', () => {
  test('is new for a moment, and then asks an unverified person who they are', async () => {
    const reviewer = await Reviewer.unknown(sandbox);
    const { status, body } = await reviewer.create();
    expect([status, body]).toEqual([
      202,
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        status: 'NEW',
        link: null,
        createdAt: '2026-03-02T09:00:00.000000',
        updatedAt: '2026-03-02T09:00:00.000000',
        requiredBy: null,
        triggerReferences: [{ type: 'PROACTIVE_SEND_MONEY', triggerData: {} }],
        redirectUrl: null,
        requirements: null,
      },
    ]);
    expect((await reviewer.get(body.id)).requirements).toEqual([]);
    await sandbox.advance('PT1S');
    const review = await reviewer.get(body.id);
    expect([review.status, review.updatedAt]).toEqual(['WAITING_CUSTOMER_INPUT', '2026-03-02T09:00:01.000000']);
    expect(review.requirements).toEqual([
      [
        {
          key: 'ID_DOCUMENT_WITH_LIVENESS',
          state: 'NOT_PROVIDED',
          apiCollectionSupported: false,
          additionalRequirements: null,
        },
      ],
      [
        {
          key: 'ACCOUNT_PURPOSE',
          state: 'NOT_PROVIDED',
          apiCollectionSupported: true,
          additionalRequirements: null,
          versions: [{ version: 'v1', validUntil: null }],
        },
      ],
    ]);
    const v1 = await sandbox.call('kycReviewGetV1', { params: reviewer.ref(body.id) });
    expect(v1.body).toEqual({ ...review, requirements: null });
  });

  test('asks a business for its use case and its papers, and passes a known customer at once', async () => {
    const known = new Reviewer(sandbox);
    expect(await known.status(await known.begun())).toBe('PASSED');
    const business = await Reviewer.unknown(sandbox, BUSINESS);
    const id = await business.begun({ type: 'CARD' });
    expect(keysIn(await business.get(id))).toEqual([['BUSINESS_USE_CASE'], ['BUSINESS_REGISTRATION_DOCS']]);
  });

  test('of a quote is the same when it is asked for again, and is listed page by page', async () => {
    const reviewer = await Reviewer.unknown(sandbox);
    const { id: quoteId } = await ada.quote();
    const wish = { type: 'QUOTE', triggerData: { id: quoteId } };
    const first = await reviewer.create(wish);
    expect(first.body.triggerReferences).toEqual([{ type: 'QUOTE', triggerData: { id: quoteId } }]);
    expect((await reviewer.create({ ...wish, triggerData: { id: quoteId.toUpperCase() } })).body.id).toBe(
      first.body.id,
    );
    const second = await reviewer.create();
    const list = (query: { readonly pageSize?: number; readonly pageNumber?: number }) =>
      sandbox.call('kycReviewList', { params: { profileId: PERSONAL }, query: { ...query } });
    expect((await list({})).body.map((one: { id: string }) => one.id)).toEqual([first.body.id, second.body.id]);
    expect((await list({ pageSize: 1, pageNumber: 2 })).body).toEqual([second.body]);
    expect((await list({ pageNumber: 9 })).body).toEqual([]);
    expect((await sandbox.call('kycReviewList', { params: { profileId: BUSINESS } })).body).toEqual([]);
    for (const bad of [{ pageSize: 101 }, { pageSize: 0 }, { pageNumber: 0 }, { pageNumber: -1 }]) {
      expect((await list(bad)).status, JSON.stringify(bad)).toBe(400);
    }
  });

  test('of money that leaves India asks a known person why', async () => {
    const reviewer = new Reviewer(sandbox);
    const { id } = await ada.quote({ from: 'INR', to: 'GBP', amount: 10_000 });
    const review = await reviewer.get(await reviewer.begun({ type: 'QUOTE', triggerData: { id } }));
    expect(keysIn(review)).toEqual([['INDIA_TRANSFER_PURPOSE']]);
  });

  test('that passes verifies the customer, and a customer who is verified otherwise passes it', async () => {
    const reviewer = await Reviewer.unknown(sandbox);
    const [first, second] = [await reviewer.begun(), await reviewer.begun({ type: 'CARD' })];
    await reviewer.verify(first, 'APPROVE');
    expect(await profile()).toBe('verified');
    expect([await reviewer.status(first), await reviewer.status(second)]).toEqual(['PASSED', 'PASSED']);
    expect((await reviewer.get(first)).requirements).toEqual([]);

    const business = new Reviewer(sandbox, BUSINESS);
    const third = await business.begun();
    await sandbox.call('simulationVerification', { params: { profileId: BUSINESS } });
    expect(await business.status(third)).toBe('PASSED');
  });

  test('asks nothing of anybody in a world that lets everybody pass', async () => {
    await sandbox.control('POST', '/settings', { kyc: { mode: 'auto-pass', newDelayMs: 0 } });
    const reviewer = await Reviewer.unknown(sandbox);
    const { id } = (await reviewer.create()).body;
    expect([await reviewer.status(id), await profile()]).toEqual(['PASSED', 'verified']);
  });

  test('is looked at by itself where the world says how long that takes', async () => {
    await sandbox.control('POST', '/settings', { kyc: { autoVerifyMs: 60_000 } });
    const reviewer = await Reviewer.unknown(sandbox);
    const id = await reviewer.begun();
    await reviewer.move(id, 'PROCESSING');
    await sandbox.advance('PT59S');
    expect(await reviewer.status(id)).toBe('PROCESSING');
    await sandbox.advance('PT1S');
    expect([await reviewer.status(id), await profile()]).toEqual(['PASSED', 'verified']);
  });
});

describe('a bad request', () => {
  test.each([
    ['an unknown type', { type: 'TRANSFER' }, 400],
    ['no type', { type: null }, 400],
    ['a quote without its id', { type: 'QUOTE' }, 400],
    ['an id that is none', { type: 'QUOTE', triggerData: { id: 'x' } }, 400],
    ['a quote that there is not', { type: 'QUOTE', triggerData: { id: NOBODY } }, 404],
  ])('for %s is refused', async (_, body, status) => {
    expect((await new Reviewer(sandbox).create(body)).status).toBe(status);
    expect((await sandbox.call('kycReviewList', { params: { profileId: PERSONAL } })).body).toEqual([]);
  });

  test('for a profile out of reach is answered as if nobody had come', async () => {
    const stranger = new Reviewer(sandbox, 999);
    for (const answer of [
      await stranger.create(),
      await stranger.link(NOBODY),
      await stranger.give('INCOME', NOBODY, {}),
    ]) {
      expect([answer.status, answer.body]).toEqual([
        401,
        { error: 'invalid_token', error_description: 'Invalid token' },
      ]);
    }
  });

  test('for a review of another profile is not found', async () => {
    const { id } = (await new Reviewer(sandbox).create()).body;
    for (const operation of ['kycReviewGet', 'kycReviewGetV1'] as const) {
      const params = { profileId: BUSINESS, kycReviewId: id };
      expect((await sandbox.call(operation, { params })).status).toBe(404);
    }
  });
});

test('an order of account details raises a review, and is fulfilled when it has passed', async () => {
  await sandbox.control('POST', '/settings', { kyc: { mode: 'require' }, autoAdvance: 'clock' });
  await ada.holding(1, 'GBP');
  const reviewer = await Reviewer.unknown(sandbox);
  const params = { profileId: PERSONAL };
  const ordered = () => sandbox.call('bankAccountDetailsOrderCreate', { params, body: { currency: 'GBP' } });
  expect((await ordered()).body.status).toBe('PENDING_USER');
  await ordered();
  const { body: listed } = await sandbox.call('kycReviewList', { params });
  expect(listed).toMatchObject([
    { triggerReferences: [{ type: 'BANK_ACCOUNT_DETAILS', triggerData: { currencies: ['GBP'] } }] },
  ]);
  await sandbox.advance('PT1M');
  await reviewer.move(listed[0].id, 'PASSED');
  await sandbox.advance('PT1M');
  expect(await profile()).toBe('verified');
  expect((await ordered()).body.status).toBe('DONE');
});

describe('a transfer of an unknown customer', () => {
  test('raises a review where the world requires one, waits for it, and goes on when it has passed', async () => {
    await sandbox.control('POST', '/settings', { kyc: { mode: 'require' }, autoAdvance: 'clock' });
    await ada.holding(5000, 'GBP');
    const reviewer = await Reviewer.unknown(sandbox);
    const { id } = await ada.transfer();
    const [review] = (await sandbox.call('kycReviewList', { params: { profileId: PERSONAL } })).body;
    expect(review.triggerReferences).toEqual([{ type: 'TRANSFER', triggerData: { id } }]);
    await ada.fund(id);
    await sandbox.advance('PT1M');
    expect((await ada.get(id)).body.status).toBe('processing');
    const pushed = await sandbox.control('POST', `/resources/transfers/${id}/transitions`, { to: 'funds_converted' });
    expect(pushed.body.errors[0].message).toContain(`KYC review ${review.id} is WAITING_CUSTOMER_INPUT`);
    await reviewer.verify(review.id, 'APPROVE');
    await sandbox.advance('PT1M');
    expect((await ada.get(id)).body.status).toBe('outgoing_payment_sent');
  });

  test('waits for the review of its quote, which then is about both', async () => {
    await sandbox.control('POST', '/settings', { autoAdvance: 'clock' });
    await ada.holding(5000, 'GBP');
    const reviewer = await Reviewer.unknown(sandbox);
    const quote = await ada.quote();
    const reviewId = await reviewer.begun({ type: 'QUOTE', triggerData: { id: quote.id } });
    const { id } = await ada.transfer({ body: { quoteUuid: quote.id } });
    expect((await reviewer.get(reviewId)).triggerReferences[1]).toEqual({ type: 'TRANSFER', triggerData: { id } });
    await ada.fund(id);
    await sandbox.advance('PT1M');
    expect((await ada.get(id)).body.status).toBe('processing');
    await reviewer.move(reviewId, 'PASSED');
    await sandbox.advance('PT1M');
    expect((await ada.get(id)).body.status).toBe('outgoing_payment_sent');
  });

  test('of a known one waits for a review of the customer as such, though that one was not about it', async () => {
    await ada.holding(5000, 'GBP');
    const reviewer = new Reviewer(sandbox);
    const { id } = await ada.transfer();
    await ada.fund(id);
    const reviewId = await reviewer.asking('SOURCE_OF_FUNDS');
    expect((await ada.drive(id, 'funds_converted')).status).toBe(422);
    await reviewer.verify(reviewId, 'APPROVE');
    expect((await ada.drive(id, 'funds_converted')).status).toBe(200);
  });
});
