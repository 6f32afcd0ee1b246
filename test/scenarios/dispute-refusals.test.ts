import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { World } from '../../src/state/kernel/index.ts';
import { payByCard } from '../support/card-payment.ts';
import { Disputer } from '../support/disputer.ts';
import type { Answer, Asked } from '../support/sandbox.ts';
import { Sandbox } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Disputer;
let furnished: World;
/** Payments by the state they are in, one with the other network, one of the business, and one that is disputed. */
let paid: Record<'done' | 'second' | 'declined' | 'cancelled' | 'foreign' | 'disputed' | 'refund', number>;
let disputeId: string;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never' });
  ada = await Disputer.in(sandbox);
  const done = await ada.pay();
  const { id, transactionId: disputed } = await ada.disputed();
  const given = await ada.disputed();
  for (const to of ['IN_REVIEW', 'REFUNDED']) await ada.drive(given.id, to);
  disputeId = id;
  paid = {
    done,
    second: await ada.pay(),
    declined: await ada.pay('DECLINED'),
    cancelled: await ada.pay('CANCELLED'),
    foreign: payByCard(await sandbox.world(), BUSINESS, 'DECLINED').id,
    disputed,
    refund: given.transactionId + 1,
  };
  furnished = await sandbox.world();
});
beforeEach(() => {
  sandbox.server.worlds.adopt(furnished.fork());
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

/** The answer's status with the first code and path it names; that nothing was changed is checked on the way. */
async function refused(ask: () => Promise<Answer>): Promise<unknown[]> {
  const before = JSON.stringify((await sandbox.world()).save());
  const { status, body } = await ask();
  expect(JSON.stringify((await sandbox.world()).save())).toBe(before);
  const [problem] = body.errors ?? [];
  return problem ? [status, problem.code, problem.path] : [status, body.error];
}

const step = (asked: { params?: object; query?: object; body?: object } = {}) =>
  ada.call('disputeDynamicFlowStep', {
    params: { scheme: 'VISA', reason: 'WRONG_AMOUNT', ...asked.params },
    query: { transactionId: paid.done, ...asked.query },
    body: asked.body ?? { email: 'support@partner.com' },
  });

const unknown = 999_999;
const confirmed = { allAnswered: true, filesUploaded: true };

type Row = readonly [name: string, ask: () => Promise<Answer>, ...answer: unknown[]];
const named = ([name, ask, ...answer]: Row) => ({ name, ask, answer });

const steps: readonly Row[] = [
  ['a reason that there is none of', () => step({ params: { reason: 'BAD_MOOD' } }), 404, 'NOT_FOUND', 'reason'],
  ['a reason named like a prototype', () => step({ params: { reason: '__proto__' } }), 404, 'NOT_FOUND', 'reason'],
  ['an unknown payment', () => step({ query: { transactionId: unknown } }), 404, 'NOT_FOUND', 'transactionId'],
  [
    "another profile's payment",
    () => step({ query: { transactionId: paid.foreign } }),
    404,
    'NOT_FOUND',
    'transactionId',
  ],
  [
    'two payments for a reason for one',
    () => step({ query: { transactionId: `${paid.done},${paid.second}` } }),
    400,
    'NOT_VALID',
    'transactionId',
  ],
  ['a payment that is no number', () => step({ query: { transactionId: '1;2' } }), 400, 'NOT_VALID', 'transactionId'],
  ['the other network', () => step({ params: { scheme: 'MASTERCARD' } }), 400, 'NOT_VALID', 'scheme'],
  ['no address', () => step({ body: {} }), 400, 'NOT_VALID', 'email'],
  ['an address that is none', () => step({ body: { email: 'me' } }), 400, 'NOT_VALID', 'email'],
  ["a stranger's profile", () => step({ params: { profileId: 30_000_099 } }), 403, 'unauthorized'],
];

test.each(steps.map(named))('the questionnaire refuses $name', async ({ ask, answer }) => {
  expect(await refused(ask)).toEqual(answer);
});

const path = 'transaction.transactionId';
const submissions: readonly Row[] = [
  [
    'no disclaimer',
    () => ada.submit(paid.done, {}, { disclaimer: undefined }),
    400,
    'NOT_VALID',
    'disclaimer.allAnswered',
  ],
  [
    'files that are not confirmed',
    () => ada.submit(paid.done, {}, { disclaimer: { ...confirmed, filesUploaded: false } }),
    400,
    'NOT_VALID',
    'disclaimer.filesUploaded',
  ],
  ['an unknown reason', () => ada.submit(paid.done, { reason: 'BAD_MOOD' }), 404, 'NOT_FOUND', 'reason'],
  ['a reason with narrower ones', () => ada.submit(paid.done, { reason: 'UNAUTHORIZED' }), 400, 'NOT_VALID', 'reason'],
  [
    'a form that no paper holds',
    () => ada.submit(paid.done, {}, { form: JSON.parse(`{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`) }),
    400,
    'NOT_VALID',
    expect.stringMatching(/^form\.a\.0/),
  ],
  ['no payment', () => ada.submit('', {}), 400, 'NOT_VALID', path],
  ['no transaction at all', () => ada.submit(1, {}, { transaction: undefined }), 400, 'NOT_VALID', path],
  ['an unknown payment', () => ada.submit(unknown), 404, 'NOT_FOUND', path],
  ["another profile's payment", () => ada.submit(paid.foreign), 404, 'NOT_FOUND', path],
  ['two payments for a reason for one', () => ada.submit(`${paid.done},${paid.second}`), 400, 'NOT_VALID', path],
  ['the other network', () => ada.submit(paid.done, { scheme: 'MASTERCARD' }), 400, 'NOT_VALID', 'scheme'],
  ['a declined payment', () => ada.submit(paid.declined), 422, 'dispute.nothing-paid', path],
  ['a cancelled payment', () => ada.submit(paid.cancelled), 422, 'dispute.nothing-paid', path],
  ['money that came back', () => ada.submit(paid.refund), 422, 'dispute.nothing-paid', path],
  ['a payment that is disputed', () => ada.submit(paid.disputed), 422, 'dispute.already-open', path],
  [
    'one disputed payment among several',
    () => ada.submit(`${paid.done},${paid.disputed}`, { reason: 'CARD_POSSESSION' }),
    422,
    'dispute.already-open',
    path,
  ],
  [
    'a file that there is none of',
    () => ada.submit(paid.done, {}, { files: { receipt: 'abcdef0' } }),
    400,
    'NOT_VALID',
    'files.receipt',
  ],
  ["a stranger's profile", () => ada.submit(paid.done, { profileId: 30_000_099 }), 403, 'unauthorized'],
];

test.each(submissions.map(named))('a dispute is refused for $name', async ({ ask, answer }) => {
  expect(await refused(ask)).toEqual(answer);
});

describe('where forms are held strictly', () => {
  const strictly = async (form: object) => {
    await sandbox.control('POST', '/settings', { disputeForms: 'strict' });
    return ada.submit(paid.done, {}, { form });
  };
  const pounds = { value: 5, currency: 'GBP' };
  const right = { charged: pounds, expected: pounds, details: 'too much' };

  test.each([
    ['nothing', {}, 'NotNull', 'form.charged'],
    ['an empty answer', { ...right, details: '' }, 'NotNull', 'form.details'],
    ['an amount without a currency', { ...right, charged: { value: 5 } }, 'NOT_VALID', 'form.charged'],
    ['an amount in no currency', { ...right, expected: { ...pounds, currency: 'XXQ' } }, 'NOT_VALID', 'form.expected'],
    ['a yes that is none', { ...right, agreedDetails: { agreed: 'maybe' } }, 'NOT_VALID', 'form.agreedDetails.agreed'],
    ['a part that is a text', { ...right, agreedDetails: 'yes' }, 'NOT_VALID', 'form.agreedDetails'],
    ['a text that is a number', { ...right, goods: 7 }, 'NOT_VALID', 'form.goods'],
  ])('a form with %s is refused', async (_, form, code, field) => {
    const { status, body } = await strictly(form);
    expect([status, body.errors[0].code, body.errors[0].path]).toEqual([400, code, field]);
  });

  test('one that answers as documented is taken, more than asked for included', async () => {
    const agreedDetails = { agreed: 'true', agreedReason: 'a sale' };
    expect((await strictly({ ...right, agreedDetails, mood: ['bad'] })).status).toBe(200);
  });
});

describe('a dispute that is there', () => {
  const get = (asked: Asked) => ada.call('disputeGet', asked);
  const rows: readonly Row[] = [
    ['an unknown id', () => ada.get('none'), 404, 'NOT_FOUND', 'disputeId'],
    ["another profile's", () => get({ params: { profileId: BUSINESS, disputeId } }), 404, 'NOT_FOUND', 'disputeId'],
    ["a stranger's profile", () => get({ params: { profileId: 30_000_099, disputeId } }), 403, 'unauthorized'],
    ['taking back an unknown one', () => ada.withdraw('none'), 404, 'NOT_FOUND', 'disputeId'],
    [
      'opening instead of closing',
      () => ada.call('disputeWithdraw', { params: { disputeId }, body: { status: 'ACTIVE' } }),
      400,
      expect.any(String),
      'status',
    ],
    [
      'a page that is too small',
      () => ada.call('disputeList', { query: { pageSize: 9 } }),
      400,
      expect.any(String),
      'pageSize',
    ],
    [
      'a page that is too large',
      () => ada.call('disputeList', { query: { pageSize: 101 } }),
      400,
      expect.any(String),
      'pageSize',
    ],
    [
      'a page before the first',
      () => ada.call('disputeList', { query: { pageNumber: 0 } }),
      400,
      expect.any(String),
      'pageNumber',
    ],
    [
      'an unknown state',
      () => ada.call('disputeList', { query: { status: 'OPEN' } }),
      400,
      expect.any(String),
      'status',
    ],
    ["a stranger's list", () => ada.call('disputeList', { params: { profileId: 30_000_099 } }), 403, 'unauthorized'],
    [
      "a stranger's reasons",
      () => ada.call('disputeReasonsGet', { params: { profileId: 30_000_099 } }),
      403,
      'unauthorized',
    ],
  ];
  test.each(rows.map(named))('is not had by $name', async ({ ask, answer }) => {
    expect(await refused(ask)).toEqual(answer);
  });

  test.each(['ATTEMPTING_RECOVERY', 'REFUND_IN_PROGRESS', 'REFUNDED', 'REJECTED', 'CONFIRMED'])(
    'cannot be taken back once it is %s',
    async to => {
      await ada.drive(disputeId, 'IN_REVIEW');
      await ada.drive(disputeId, to);
      expect(await refused(() => ada.withdraw(disputeId))).toEqual([422, 'dispute.not-withdrawable', 'status']);
    },
  );
});

test.each([0, -1, 50.01, 0.001, 'all'])('the operator cannot give back %s of 50', async amount => {
  await ada.drive(disputeId, 'IN_REVIEW');
  expect((await ada.drive(disputeId, 'REFUNDED', { amount })).status).toBe(422);
  expect((await ada.get(disputeId)).body.subStatus).toBe('IN_REVIEW');
});

test('a payment that is not cleared yet cannot be given back', async () => {
  const { id } = await ada.disputed(payByCard(await sandbox.world(), PERSONAL, 'IN_PROGRESS').id);
  await ada.drive(id, 'IN_REVIEW');
  expect((await ada.drive(id, 'REFUNDED')).status).toBeGreaterThanOrEqual(400);
  expect((await ada.get(id)).body.subStatus).toBe('IN_REVIEW');
});
