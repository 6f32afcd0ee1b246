import { afterAll, beforeAll, expect, test } from 'vitest';
import { Disputer } from '../support/disputer.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Disputer;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never' });
  await sandbox.control('POST', '/settings', { disputeForms: 'strict' });
  ada = await Disputer.in(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

// biome-ignore lint/suspicious/noExplicitAny: pages are walked as a browser walks them, not modelled.
type Any = any;

const reasons = [
  'ATM_DISPENSED_NO_FUNDS',
  'WRONG_AMOUNT',
  'TROUBLE_WITH_GOODS_SERVICES',
  'MERCHANT_CHARGED_AGAIN',
  'NO_REFUND',
  'UNAUTHORIZED',
];
const unauthorized = ['UNEXPECTEDLY_CHARGED_AGAIN', 'UNWANTED_SUBSCRIPTION', 'CARD_POSSESSION', 'CARD_NO_POSSESSION'];

test('reasons come in their order, the widest with narrower ones', async () => {
  const { body } = await ada.call('disputeReasonsGet');
  expect(body.map(({ code }: Any) => code)).toEqual(reasons);
  const [first, last] = [body[0], body.at(-1)];
  const keys = ['code', 'description', 'isFraud', 'supportsMultipleTransactions', 'tooltip'];
  expect(Object.keys(first).sort()).toEqual(keys);
  expect(Object.keys(last).sort()).toEqual(['code', 'description', 'subOptions', 'tooltip']);
  const facts = ({ code, isFraud, supportsMultipleTransactions, tooltip }: Any) => [
    code,
    isFraud,
    supportsMultipleTransactions,
    tooltip !== undefined,
  ];
  expect(last.subOptions.map(facts)).toEqual([
    ['UNEXPECTEDLY_CHARGED_AGAIN', false, false, false],
    ['UNWANTED_SUBSCRIPTION', false, false, false],
    ['CARD_POSSESSION', true, true, true],
    ['CARD_NO_POSSESSION', true, true, true],
  ]);
});

const open = (reason: string, transactionId: number, scheme = 'VISA') =>
  ada.call('disputeDynamicFlowStep', {
    params: { scheme, reason },
    query: { transactionId },
    body: { email: 'support@partner.com' },
  });

test('the documented page offers its three ways on', async () => {
  const paid = await ada.pay();
  const { body } = await open('TROUBLE_WITH_GOODS_SERVICES', paid);
  expect(Object.keys(body)).toEqual(['key', 'type', 'title', 'actions', 'schemas', 'layout']);
  expect([body.key, body.type, body.actions, body.schemas]).toEqual(['TROUBLE_WITH_GOODS_SERVICES', 'form', [], []]);
  const flows = `/v3/spend/profiles/${PERSONAL}/dispute-form/flows/visa`;
  const { type, options } = body.layout[0];
  expect(type).toBe('decision');
  const slugs = ['no-goods-or-services', 'something-wrong-what-was-received', 'scam'];
  const shown = ({ action, disabled, description }: Any) => [action, disabled, description !== undefined];
  expect(options.map(shown)).toEqual(
    slugs.map(slug => [
      { url: `${flows}/${slug}?transactionId=${paid}`, method: 'GET' },
      false,
      slug !== 'something-wrong-what-was-received',
    ]),
  );
});

/** Fills a form as its schema asks, every field of it. */
function fill(schema: Any): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'object') {
    const named = Object.entries<Any>(schema.properties).filter(([, inner]) => !inner.persistAsync);
    return Object.fromEntries(named.map(([name, inner]) => [name, name === 'currency' ? 'GBP' : fill(inner)]));
  }
  if (schema.type === 'number') return 12.5;
  if (schema.type === 'boolean') return true;
  return schema.format === 'date' ? '2026-02-20' : 'because';
}

/** Hands in a picture for every file that is asked for, to the address that the form names. */
async function handIn({ properties }: Any): Promise<object> {
  const ids: Record<string, string> = {};
  for (const [name, { persistAsync }] of Object.entries<Any>(properties)) {
    expect(persistAsync.url).toBe(`/v4/spend/profiles/${PERSONAL}/dispute-form/file`);
    const { body } = await ada.upload([{ name: persistAsync.param, filename: 'a.png', type: 'image/png' }]);
    ids[name] = body[persistAsync.idProperty];
  }
  return ids;
}

/** Follows every link of a page to its end; answers the reasons that were handed in. */
async function follow(page: Any): Promise<string[]> {
  expect([page.type, typeof page.title]).toEqual(['form', 'string']);
  const found: string[] = [];
  for (const { action, title } of page.layout[0].options ?? []) {
    expect([action.method, title.length > 0]).toEqual(['GET', true]);
    const next = await ada.page(action.url);
    expect([next.status, action.url]).toEqual([200, action.url]);
    found.push(...(await follow(next.body)));
  }
  for (const action of page.actions) found.push(await send(page, action));
  return found;
}

async function send({ schemas: [schema], layout }: Any, { $id, url, method }: Any): Promise<string> {
  expect([$id, method, layout.at(-1)]).toEqual(['submit', 'POST', { type: 'button', action: { $ref: $id } }]);
  const body = { ...(fill(schema) as object), files: await handIn(schema.properties.files) };
  const headers = { authorization: 'Bearer localwise-user-token', 'content-type': 'application/json' };
  const sent = await sandbox.inject({ method, url, headers, payload: JSON.stringify(body) });
  expect([sent.status, sent.body.key], sent.raw.payload).toEqual([200, 'final']);
  const { transactionId } = (body as Any).transaction;
  const { disputes } = (await ada.call('disputeList', { query: { transactionId, status: 'ACTIVE' } })).body;
  expect((await ada.withdraw(disputes[0].id)).status).toBe(200);
  return disputes[0].reason;
}

const leaves: Readonly<Record<string, readonly string[]>> = {
  UNAUTHORIZED: unauthorized,
  NO_GOODS_OR_SERVICES: ['NEVER_ARRIVED', 'CANCELLED_ORDER'],
  TROUBLE_WITH_GOODS_SERVICES: ['NEVER_ARRIVED', 'CANCELLED_ORDER', 'SOMETHING_WRONG_WHAT_WAS_RECEIVED', 'SCAM'],
};

test.each([...reasons, ...unauthorized, 'NO_GOODS_OR_SERVICES'])(
  'every way on from %s leads to a dispute',
  async reason => {
    const paid = await ada.pay();
    const { status, body } = await open(reason, paid);
    expect([status, body.key]).toEqual([200, reason]);
    expect(await follow(body)).toEqual(leaves[reason] ?? [reason]);
  },
);

test('the first page is had with GET too, in either spelling, and without an address', async () => {
  const paid = await ada.pay('COMPLETED', 'MASTERCARD');
  const flows = `/v3/spend/profiles/${PERSONAL}/dispute-form/flows`;
  const posted = await open('NO_REFUND', paid, 'mastercard');
  expect(posted.body.schemas[0].properties.transaction.properties.email.default).toBe('support@partner.com');
  for (const path of ['step/MASTERCARD/NO_REFUND', 'step/mastercard/no-refund', 'MASTERCARD/no-refund']) {
    const { status, body } = await ada.page(`${flows}/${path}?transactionId=${paid}`);
    expect([status, body.key, body.actions]).toEqual([200, 'NO_REFUND', posted.body.actions]);
    expect(body.schemas[0].properties.transaction.properties.email).not.toHaveProperty('default');
  }
});
