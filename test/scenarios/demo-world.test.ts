import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditLedger } from '../../src/state/ledger/index.ts';
import { transferLifecycle } from '../../src/state/lifecycles/transfer.ts';
import { Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open({ seed: 'demo' });
});
afterAll(() => sandbox.close());

const PERSONAL = 30_000_001;
const BUSINESS = 30_000_002;
const transfersOf = async (profile: number) =>
  (await sandbox.call('transferList', { query: { profile, limit: 100 } })).body;

test('the demo world has balances with money, in the currencies a new sandbox account has', async () => {
  const { body } = await sandbox.call('balanceList', { params: { profileId: PERSONAL }, query: { types: 'STANDARD' } });
  expect(body.map((balance: { currency: string }) => balance.currency).sort()).toEqual(['AUD', 'EUR', 'GBP', 'USD']);
  for (const { amount } of body) expect(amount.value).toBeGreaterThan(0);
});

test('its transfers stand in every status there is', async () => {
  const all = [...(await transfersOf(PERSONAL)), ...(await transfersOf(BUSINESS))];
  const statuses = new Set(all.map(({ status }: { status: string }) => status));
  expect([...statuses].sort()).toEqual(Object.keys(transferLifecycle.states).sort());
});

test('its past lies in the past, and each step at its own time', async () => {
  const transfers = await transfersOf(BUSINESS);
  const days = new Set(transfers.map(({ created }: { created: string }) => created.slice(0, 10)));
  expect(days.size).toBe(transfers.length);
  for (const { created } of transfers) expect(created < '2026-03-02 09:00:00').toBe(true);
});

test('it is paid by others: its accounts have numbers, and money came in on them', async () => {
  for (const [profileId, currencies, deposits] of [
    [PERSONAL, ['EUR', 'GBP'], 1],
    [BUSINESS, ['EUR', 'GBP', 'USD'], 2],
  ] as const) {
    const { body } = await sandbox.call('bankAccountDetailsGet', { params: { profileId } });
    const issued = body.filter(({ status }: { status: string }) => status === 'ACTIVE');
    expect(issued.map(({ currency }: { currency: { code: string } }) => currency.code).sort()).toEqual(currencies);
    const feed = await sandbox.call('activityList', {
      params: { profileId },
      query: { monetaryResourceType: 'TRANSFER', size: 100 },
    });
    const from = feed.body.activities.filter(({ type }: { type: string }) => type === 'BALANCE_DEPOSIT');
    expect(from.length).toBe(deposits);
  }
});

test('its books are right', async () => {
  expect(auditLedger(await sandbox.world())).toEqual([]);
});

test('its people come from the seed: the same one knows the same people', async () => {
  const other = await Sandbox.open({ seed: 'demo' });
  const stranger = await Sandbox.open({ seed: 'demo', randomSeed: '8' });
  const people = async (from: Sandbox) =>
    (await from.call('recipientListV1', { query: { profileId: BUSINESS } })).body.map(
      (recipient: { accountHolderName: string }) => recipient.accountHolderName,
    );
  expect(JSON.stringify((await other.world()).save())).toBe(JSON.stringify((await sandbox.world()).save()));
  expect(await people(other)).toEqual(await people(sandbox));
  expect(await people(stranger)).not.toEqual(await people(sandbox));
  await Promise.all([other.close(), stranger.close()]);
});

test('a seed that does not exist is refused by name', async () => {
  const answer = await sandbox.control('PUT', '/worlds/x', { seed: 'atlantis' });
  expect([answer.status < 500, JSON.stringify(answer.body).includes('atlantis')]).toEqual([true, true]);
});
