import { afterAll, beforeAll, expect, test } from 'vitest';
import { Disputer } from '../support/disputer.ts';
import { type Answer, Sandbox } from '../support/sandbox.ts';
import { PERSONAL } from '../support/sender.ts';

// The examples of the support and dispute guides, as curl sends them: their addresses, headers and bodies to the letter.

let sandbox: Sandbox;
let ada: Disputer;
beforeAll(async () => {
  sandbox = await Sandbox.open();
  ada = await Disputer.in(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const JSON_BODY = { 'content-type': 'application/json' };
/** What curl says of `-d` where nothing else is said. */
const FORM_BODY = { 'content-type': 'application/x-www-form-urlencoded' };

const curl = (
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  token: string,
  headers: Readonly<Record<string, string>> = {},
  payload?: string,
): Promise<Answer> =>
  sandbox.inject({
    method,
    url,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(payload === undefined ? {} : { payload }),
  });

const keys = (value: object): string[] => Object.keys(value);
const CASE = ['id', 'status', 'type', 'externalId', 'createdAt', 'updatedAt'];
const MILLIS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}$/;

test('a case is created, read, commented on and read again', async () => {
  const application = 'localwise-client-token';
  const made = await curl(
    'POST',
    '/v1/cases',
    application,
    JSON_BODY,
    `{
    "type": "GENERAL_ENQUIRY",
    "subject": "Inquiry about Transfer 12345",
    "details": {
      "transferId": 58114690,
      "profileId": 14556049,
      "userId": 1234
    },
    "externalId": "partner_external_id_12345",
    "description": "Initial summary of the issue"
  }`,
  );
  expect([made.status, keys(made.body)]).toEqual([200, CASE]);
  await sandbox.advance('PT1S');
  const one = `/v1/cases/${made.body.id}`;
  const read = await curl('GET', one, application);
  expect([read.status, keys(read.body), read.body.status]).toEqual([200, CASE, 'OPEN']);
  expect([read.body.createdAt, read.body.updatedAt]).toEqual([
    expect.stringMatching(MILLIS),
    expect.stringMatching(MILLIS),
  ]);
  const words = '{\n    "comment": "Please see the attached information as requested.\\n\\nTransfer Details...."\n  }';
  // The example forgets to say that it sends JSON.
  expect((await curl('PUT', `${one}/comments`, application, FORM_BODY, words)).status).toBe(415);
  const said = await curl('PUT', `${one}/comments`, application, JSON_BODY, words);
  expect([said.status, said.raw.payload]).toEqual([200, '']);
  const { body } = await curl('GET', `${one}/comments`, application);
  expect(body.message).toBeNull();
  expect(body.comments.map(keys)).toEqual(body.comments.map(() => ['id', 'plainBody', 'author', 'createdAt']));
});

test('a payment is disputed from its form on, and the dispute is listed, read and withdrawn', async () => {
  const user = 'localwise-user-token';
  const profile = `/v3/spend/profiles/${PERSONAL}`;
  const paid = await ada.pay();
  const reasons = await curl('GET', `${profile}/dispute-form/reasons`, user);
  expect(reasons.body.map(({ code }: { code: string }) => code)).toEqual([
    'ATM_DISPENSED_NO_FUNDS',
    'WRONG_AMOUNT',
    'TROUBLE_WITH_GOODS_SERVICES',
    'MERCHANT_CHARGED_AGAIN',
    'NO_REFUND',
    'UNAUTHORIZED',
  ]);
  const step = `${profile}/dispute-form/flows/step/VISA/TROUBLE_WITH_GOODS_SERVICES?transactionId=${paid}`;
  const form = await curl('POST', step, user, JSON_BODY, '{\n"email": "support@partner.com"\n}');
  expect([form.status, keys(form.body)]).toEqual([200, ['key', 'type', 'title', 'actions', 'schemas', 'layout']]);
  const file = await ada.upload([{ name: 'receipt', filename: 'receipt.png', type: 'image/png' }]);
  expect(file.body).toEqual({ receipt: expect.stringMatching(/^[0-9a-f]{7}$/) });
  expect((await ada.submit(paid)).body).toMatchObject({ key: 'final', title: 'Done!' });
  const list = await curl('GET', `${profile}/disputes?status=ACTIVE`, user);
  expect(keys(list.body)).toEqual(['totalCount', 'disputes']);
  const [dispute] = list.body.disputes;
  const fields = ['id', 'transactionId', 'profileId', 'reason', 'status', 'subStatus', 'statusMessage'];
  expect(keys(dispute)).toEqual([...fields, 'createdAt', 'createdBy', 'lastUpdatedAt', 'canWithdraw']);
  const one = `${profile}/disputes/${dispute.id}`;
  expect((await curl('GET', one, user)).body).toEqual(dispute);
  const closed = await curl('PUT', `${one}/status`, user, JSON_BODY, '{\n"status": "CLOSED"\n}');
  const withdrawn = { status: 'CLOSED', subStatus: 'WITHDRAWN', statusMessage: 'Withdrawn', canWithdraw: false };
  expect([closed.status, closed.body]).toEqual([200, { ...dispute, ...withdrawn }]);
});
