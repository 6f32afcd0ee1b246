import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Disputer } from '../support/disputer.ts';
import { Sandbox } from '../support/sandbox.ts';
import { PERSONAL } from '../support/sender.ts';

let sandbox: Sandbox;
let ada: Disputer;
beforeEach(async () => {
  sandbox = await Sandbox.open({ sca: 'never' });
  ada = await Disputer.in(sandbox);
});
afterEach(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});

const available = async () =>
  (await ada.call('balanceGet', { params: { balanceId: ada.balanceId } })).body.amount.value;

describe('a dispute', () => {
  test('is made of a completed payment, and found by it', async () => {
    const paid = await ada.pay();
    const { status, headers, body } = await ada.submit(paid);
    expect([status, headers['x-df-exit'], body.key, body.title]).toEqual([200, 'true', 'final', 'Done!']);
    expect(body.actions).toEqual([{ title: 'Continue', exit: true, $id: 'continue' }]);
    expect(body.layout[1].markdown).not.toMatch(/pending/);
    const { body: list } = await ada.call('disputeList', { query: { transactionId: paid } });
    expect(list).toEqual({
      totalCount: 1,
      disputes: [
        {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          transactionId: paid,
          profileId: PERSONAL,
          reason: 'WRONG_AMOUNT',
          status: 'ACTIVE',
          subStatus: 'SUBMITTED',
          statusMessage: 'Submitted',
          createdAt: '2026-03-02T09:00:00.000Z',
          createdBy: '10000001',
          lastUpdatedAt: '2026-03-02T09:00:00.000Z',
          canWithdraw: true,
        },
      ],
    });
    expect((await ada.get(list.disputes[0].id)).body).toEqual(list.disputes[0]);
  });

  test('waits for a payment that is not cleared yet, and says so', async () => {
    const { status, body } = await ada.submit(await ada.pay('IN_PROGRESS'));
    expect([status, body.layout[1].markdown]).toEqual([200, expect.stringMatching(/pending/)]);
  });

  test('is one for each of several payments, where the reason is for several', async () => {
    const paid = [await ada.pay(), await ada.pay(), await ada.pay()];
    expect((await ada.submit(`${paid.join(', ')},${paid[0]}`, { reason: 'card-possession' })).status).toBe(200);
    const { body } = await ada.call('disputeList');
    const told = body.disputes.map(({ reason, transactionId }: Record<string, unknown>) => [reason, transactionId]);
    expect(told).toEqual(paid.toReversed().map(id => ['CARD_POSSESSION', id]));
  });

  test('is taken back, after which the payment may be disputed again', async () => {
    const { id, transactionId } = await ada.disputed();
    await ada.drive(id, 'IN_REVIEW');
    await sandbox.advance('PT1H');
    const { status, body } = await ada.withdraw(id);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        id,
        status: 'CLOSED',
        subStatus: 'WITHDRAWN',
        statusMessage: 'Withdrawn',
        createdAt: '2026-03-02T09:00:00.000Z',
        lastUpdatedAt: '2026-03-02T10:00:00.000Z',
        canWithdraw: false,
      }),
    ]);
    expect((await ada.submit(transactionId)).status).toBe(200);
  });

  test('ends with the money on the balance, all of it or what the operator says', async () => {
    for (const [amount, left] of [
      [undefined, 1_000],
      [12.5, 962.5],
    ] as const) {
      const { id } = await ada.disputed();
      await ada.drive(id, 'IN_REVIEW');
      await ada.drive(id, 'ATTEMPTING_RECOVERY');
      await ada.drive(id, 'REFUND_IN_PROGRESS');
      expect((await ada.get(id)).body).toMatchObject({ subStatus: 'REFUND_IN_PROGRESS', canWithdraw: false });
      const { status, body } = await ada.drive(id, 'REFUNDED', { amount, reason: 'the merchant gave in' });
      expect([status, body.record.refund.amountMinor]).toEqual([200, (amount ?? 50) * 100]);
      expect((await ada.get(id)).body).toMatchObject({ status: 'CLOSED', statusMessage: 'Refunded' });
      expect(await available()).toBe(left);
    }
  });

  test('is looked at by itself after a day where the clock moves disputes, and no further', async () => {
    await sandbox.control('POST', '/settings', { autoAdvance: { dispute: 'clock' } });
    const { id } = await ada.disputed();
    await sandbox.advance('P1D');
    expect((await ada.get(id)).body.subStatus).toBe('IN_REVIEW');
    await sandbox.advance('P90D');
    expect((await ada.get(id)).body.subStatus).toBe('IN_REVIEW');
  });

  test('may be closed to its customer by the operator, and opened again', async () => {
    const { id } = await ada.disputed();
    const update = (withdrawable?: boolean) => sandbox.control('POST', `/disputes/${id}/updates`, { withdrawable });
    await sandbox.advance('PT5M');
    expect((await update(false)).body).toEqual({ disputeId: id, status: 'SUBMITTED', canWithdraw: false });
    const closed = { canWithdraw: false, lastUpdatedAt: '2026-03-02T09:05:00.000Z' };
    expect((await ada.get(id)).body).toMatchObject(closed);
    expect((await ada.withdraw(id)).status).toBe(422);
    expect((await update()).body.canWithdraw).toBe(false);
    await update(true);
    expect((await ada.withdraw(id)).status).toBe(200);
    expect((await sandbox.control('POST', '/disputes/none/updates')).status).toBe(404);
  });
});

test('what an earlier dispute gave back is not given back again', async () => {
  const refunded = async (id: string, amount?: number) => {
    await ada.drive(id, 'IN_REVIEW');
    const { status, body } = await ada.drive(id, 'REFUNDED', amount === undefined ? {} : { amount });
    return [status, body.record?.refund?.amountMinor];
  };
  const { id, transactionId } = await ada.disputed();
  expect(await refunded(id, 20)).toEqual([200, 2_000]);
  const second = await ada.disputed(transactionId);
  expect(await refunded(second.id, 30.01)).toEqual([422, undefined]);
  expect(await refunded(second.id)).toEqual([200, 3_000]);
  expect(await refunded((await ada.disputed(transactionId)).id)).toEqual([422, undefined]);
});

test('disputes come in pages, the newest first, and by state and payment', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 12; i++) ids.unshift((await ada.disputed()).id);
  await ada.withdraw(ids[3] as string);
  const list = async (query: Record<string, string | number>) => {
    const { body } = await ada.call('disputeList', { query });
    return [body.totalCount, body.disputes.map(({ id }: { id: string }) => id)];
  };
  expect(await list({})).toEqual([12, ids.slice(0, 10)]);
  expect(await list({ pageNumber: 2 })).toEqual([12, ids.slice(10)]);
  expect(await list({ pageNumber: 3, pageSize: 11 })).toEqual([12, []]);
  expect(await list({ status: 'CLOSED' })).toEqual([1, [ids[3]]]);
  expect(await list({ status: 'ACTIVE', pageSize: 100 })).toEqual([11, ids.filter(id => id !== ids[3])]);
  const { transactionId } = (await ada.get(ids[3] as string)).body;
  expect(await list({ transactionId })).toEqual([1, [ids[3]]]);
  expect(await list({ transactionId, status: 'ACTIVE' })).toEqual([0, []]);
});

test('the older list of sub-statuses is driven and shown as such', async () => {
  await sandbox.control('POST', '/settings', { disputeSubStatuses: 'legacy' });
  const shown = async (id: string) => {
    const { status, subStatus, statusMessage } = (await ada.get(id)).body;
    return [status, subStatus, statusMessage];
  };
  const { id } = await ada.disputed();
  const told: unknown[] = [];
  for (const to of ['IN_REVIEW', 'ACCEPTED', 'CHARGEBACK_SUBMITTED', 'REFUNDED']) {
    expect((await ada.drive(id, to)).status).toBe(200);
    told.push(await shown(id));
  }
  expect(told).toEqual([
    ['ACTIVE', 'IN_REVIEW', 'In review'],
    ['ACTIVE', 'ACCEPTED', 'Accepted'],
    ['ACTIVE', 'CHARGEBACK_SUBMITTED', 'Chargeback submitted'],
    ['CLOSED', 'REFUNDED', 'Refunded'],
  ]);
  const lost = (await ada.disputed()).id;
  for (const to of ['IN_REVIEW', 'ATTEMPTING_RECOVERY']) await ada.drive(lost, to);
  expect(await shown(lost)).toEqual(['ACTIVE', 'CHARGEBACK_SUBMITTED', 'Chargeback submitted']);
  await ada.drive(lost, 'RECOVERY_UNSUCCESSFUL');
  expect(await shown(lost)).toEqual(['CLOSED', 'REJECTED', 'Rejected']);
  await sandbox.control('POST', '/settings', { disputeSubStatuses: 'current' });
  expect(await shown(lost)).toEqual(['CLOSED', 'RECOVERY_UNSUCCESSFUL', 'Recovery unsuccessful']);
});

test('the operator can read whatever stands in a form', async () => {
  const form = { seenAt: 1e300, toldAt: -0.5, heardAt: 1_772_442_000_000, at: null };
  const paid = await ada.pay();
  await ada.submit(paid, {}, { form });
  const { body } = await ada.call('disputeList', { query: { transactionId: paid } });
  const { status, body: shown } = await sandbox.control('GET', `/resources/disputes/${body.disputes[0].id}`);
  expect([status, shown.record.form]).toEqual([200, { ...form, heardAt: '2026-03-02T09:00:00.000Z' }]);
});
