import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Sandbox } from '../support/sandbox.ts';
import { Saver } from '../support/saver.ts';
import { PERSONAL, Sender } from '../support/sender.ts';

let sandbox: Sandbox;
let mei: Saver;
beforeAll(async () => {
  sandbox = await Sandbox.open({ sca: 'never' });
});
beforeEach(async () => {
  sandbox.enterFreshWorld();
  mei = await Saver.in(sandbox);
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const problem = (type: string, title: string, status: number) => ({
  type: `/errors/types/${type}`,
  title,
  status,
  instance: expect.stringMatching(/^\/v1\/profiles\/\d+\/balances\/hold-limit-breach/),
});
const invalid = (detail: string, ref: string, code = 'invalid_value') => ({
  ...problem('validation', 'Validation Error', 400),
  errors: [{ code, ref, detail }],
});

test.each([
  ['state', 'HALF'],
  ['state', 'open'],
  ['closingReason', 'BOREDOM'],
  ['closing_reason', ''],
])('a list by a %s of %j is refused', async (ref, value) => {
  const { status, body } = await mei.call('holdLimitBreachList', { query: { [ref]: value } });
  const detail = 'The parameter value is not of the expected type.';
  expect([status, body]).toEqual([
    400,
    {
      ...problem('validation', 'Request parameter type mismatch', 400),
      errors: [{ code: 'parameter_invalid_type_mismatch', ref, detail }],
    },
  ]);
});

test("a stranger's profile is refused", async () => {
  const params = { profileId: PERSONAL };
  const denied = { ...problem('access', 'Forbidden', 403), detail: 'Unauthorized', code: 'forbidden' };
  const listed = await mei.call('holdLimitBreachList', { params });
  expect([listed.status, listed.body]).toEqual([403, denied]);
  const body = { targetRecipientId: 1, state: 'CLOSED' };
  const closed = await mei.call('holdLimitBreachClose', { params: { ...params, holdLimitBreachId: 1 }, body });
  expect([closed.status, closed.body]).toEqual([403, denied]);
  expect((await mei.call('excessMoneyAccount', { params, body: { recipientId: 1 } })).status).toBe(403);
});

test("a breach that is not there, is another's, or is closed cannot be closed", async () => {
  await mei.holding(20_500, 'SGD');
  const [{ id }] = await mei.breaches();
  const other = await Saver.in(sandbox, 'mys');
  const wish = { targetRecipientId: await mei.recipient(), state: 'CLOSED' };
  const unknown = await mei.close(123, wish);
  const notFound = { detail: 'Hold limit breach not found: 123', code: 'not_found' };
  expect([unknown.status, unknown.body]).toEqual([
    404,
    { ...problem('validation', 'Validation Error', 404), ...notFound },
  ]);
  const foreign = await other.close(id, wish);
  const detail = `Hold limit breach ${id} does not belong to profile ${other.profileId}`;
  expect([foreign.status, foreign.body]).toEqual([
    403,
    { ...problem('access', 'Forbidden', 403), detail, code: 'forbidden' },
  ]);
  const reopened = await mei.close(id, { ...wish, state: 'OPEN' });
  expect([reopened.status, reopened.body]).toEqual([400, invalid('Only state CLOSED is supported', 'state')]);
  expect((await mei.close(id, wish)).status).toBe(204);
  const again = await mei.close(id, wish);
  expect([again.status, again.body]).toEqual([400, invalid('The breach is closed already', 'state')]);
});

test('a recipient that will not do is refused, and nothing is paid', async () => {
  const dollars = await mei.holding(20_500, 'SGD');
  const [{ id }] = await mei.breaches();
  const own = (await mei.call('balanceGet', { params: { balanceId: dollars } })).body.recipientId;
  const theirs = await new Sender(sandbox).recipient();
  const gone = await mei.recipient();
  await mei.call('recipientDeactivate', { params: { accountId: gone } });
  for (const [recipientId, status] of [
    [1, 404],
    [theirs, 403],
    [gone, 403],
    [own, 400],
  ] as const) {
    const closed = await mei.close(id, { targetRecipientId: recipientId, state: 'CLOSED' });
    expect([recipientId, closed.status]).toEqual([recipientId, status]);
    const chosen = await mei.call('excessMoneyAccount', { body: { recipientId } });
    expect([recipientId, chosen.status]).toEqual([recipientId, status]);
  }
  const missing = await mei.close(id, { state: 'CLOSED' });
  expect([missing.status, missing.body.errors[0].ref]).toEqual([400, 'targetRecipientId']);
  expect(await mei.available(dollars)).toBe(20_500);
  expect((await mei.breaches())[0].state).toBe('OPEN');
});
