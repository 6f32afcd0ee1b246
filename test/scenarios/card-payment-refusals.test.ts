import { afterAll, beforeAll, expect, test } from 'vitest';
import { PaymentCalls } from '../support/card-payment-calls.ts';
import type { Answer } from '../support/sandbox.ts';
import { BUSINESS, PERSONAL } from '../support/sender.ts';

let calls: PaymentCalls;
let reference: Record<string, object>;
beforeAll(async () => {
  calls = await PaymentCalls.open();
  reference = (await calls.authorise(10)).body.reference;
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.sandbox.close();
});

const UUID = '00000000-0000-4000-8000-000000000000';
const money = (value: unknown, currency: unknown = 'GBP') => ({ amount: { value, currency } });
const at = (operation: 'simulationCardTransactionAuthorisation', place: object) =>
  calls.sandbox.call(operation, { params: { ...calls.place, ...place }, body: wish() });
const wish = () => ({
  ...{ pos: 'CHIP_AND_PIN', transactionType: 'GOODS_AND_SERVICES', mcc: 5499, cardNumber: calls.card.pan },
  ...money(1),
});
const tampered = () => ({ ...reference, transaction: { ...reference.transaction, stan: '000000' } });
const mastercard = async (act: () => Promise<Answer>): Promise<Answer> => {
  const { card } = calls;
  const program = { ...card.program, scheme: 'MASTERCARD' } as const;
  calls.card = await PaymentCalls.issue(calls.sandbox, { program });
  const answer = await act();
  calls.card = card;
  return answer;
};

const rows: readonly (readonly [string, () => Promise<Answer>, number, string | undefined])[] = [
  ['an unknown place', () => calls.authorise(1, { pos: 'MOON' }), 400, 'pos'],
  ['a name of every object', () => calls.authorise(1, { pos: 'constructor' }), 400, 'pos'],
  ['an unknown kind', () => calls.authorise(1, { transactionType: 'GIFT' }), 400, 'transactionType'],
  [
    'cash online',
    () => calls.authorise(1, { pos: 'E_COMMERCE_NO_3DS', transactionType: 'CASH_WITHDRAWAL' }),
    400,
    'pos',
  ],
  ['an unknown currency', () => calls.authorise(1, money(1, 'XXX')), 400, 'amount.currency'],
  ['a negative amount', () => calls.authorise(-1), 400, 'amount.value'],
  ['too many decimals', () => calls.authorise(1.001), 400, 'amount.value'],
  ['a huge amount', () => calls.authorise(1e30), 400, 'amount.value'],
  ['no amount', () => calls.authorise(1, { amount: undefined }), 400, 'amount.value'],
  ['a category of five digits', () => calls.authorise(1, { mcc: 12345 }), 400, 'mcc'],
  ['a category below nothing', () => calls.authorise(1, { mcc: -1 }), 400, 'mcc'],
  ['the number of another card', () => calls.authorise(1, { cardNumber: '4242424242424242' }), 400, 'cardNumber'],
  ['a refund of nothing', () => calls.authorise(0, { transactionType: 'REFUND' }), 400, 'amount.value'],
  ['an unknown card', () => at('simulationCardTransactionAuthorisation', { cardToken: UUID }), 404, undefined],
  [
    'a card of another profile',
    () => at('simulationCardTransactionAuthorisation', { profileId: BUSINESS }),
    404,
    undefined,
  ],
  ["a stranger's profile", () => at('simulationCardTransactionAuthorisation', { profileId: 39999999 }), 403, undefined],
  ['a clearing without a reference', () => calls.clear(undefined as never, 1), 400, 'ref'],
  ['a reference of another shape', () => calls.clear({ transaction: { stan: 1 } }, 1), 400, 'ref'],
  ['a reference that fits nothing', () => calls.clear(tampered(), 1), 404, 'ref'],
  ['a clearing of nothing', () => calls.clear(reference, 0), 400, 'amount.value'],
  [
    'a clearing of another kind',
    () => calls.clear(reference, 1, { transactionType: 'REFUND' }),
    400,
    'transactionType',
  ],
  ['a reversal of nothing', () => calls.reverse(reference, 10), 400, 'amount.value'],
  ['a reversal below nothing', () => calls.reverse(reference, -1), 400, 'amount.value'],
  [
    'a refund by Mastercard',
    () => mastercard(() => calls.authorise(1, { transactionType: 'REFUND' })),
    400,
    'transactionType',
  ],
  ['a clearing by Mastercard', () => mastercard(() => calls.clear(reference, 1)), 400, 'ref'],
  ['an unknown transaction', () => calls.get(999999), 404, 'transactionId'],
  ['an unknown transaction, older', () => calls.get('x' as never, 'cardTransactionGetV3'), 404, 'transactionId'],
  [
    "another profile's transaction",
    async () =>
      calls.sandbox.call('cardTransactionGet', {
        params: { profileId: BUSINESS, transactionId: await calls.latest() },
      }),
    403,
    undefined,
  ],
  [
    'a range that is upside down',
    () => calls.list({ toCreationTime: '2026-01-01T00:00:00Z' }),
    400,
    'fromCreationTime',
  ],
  ['a range that is too old', () => calls.list({ fromCreationTime: '2025-11-01T00:00:00Z' }), 422, 'fromCreationTime'],
  ['a page too small', () => calls.list({ pageSize: 9 }), 400, 'pageSize'],
  ['a list of an unknown card', () => calls.list({}, { profileId: PERSONAL, cardToken: UUID }), 404, undefined],
];

test.each(rows)('%s is refused, and changes nothing', async (_, act, status, path) => {
  const world = await calls.sandbox.world();
  const before = world.table({ name: 'card-transactions', indexes: {} }).size;
  const answer = await act();
  expect([answer.status, path && answer.body.errors[0].path], JSON.stringify(answer.body)).toEqual([status, path]);
  expect(world.table({ name: 'card-transactions', indexes: {} }).size).toBe(before);
});

test('what is cleared is not cleared or given up again', async () => {
  const { body } = await calls.authorise(5);
  await calls.clear(body.reference, 5);
  for (const act of [() => calls.clear(body.reference, 5), () => calls.reverse(body.reference, 0)]) {
    expect((await act()).status).toBe(400);
  }
});
