import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CaseCalls } from '../support/case-calls.ts';

let calls: CaseCalls;
beforeAll(async () => {
  calls = await CaseCalls.open();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.close();
});
beforeEach(() => calls.enterFreshWorld());

describe('an agent with a script', () => {
  test('who asks wants to know more, then solves, and closes what nobody answers', async () => {
    await calls.settle({ agent: 'ask', replyAfterMs: 30_000 });
    const id = await calls.opened();
    await calls.pass('PT29S');
    expect(await calls.status(id)).toBe('OPEN');
    await calls.pass('PT1S');
    expect([await calls.status(id), (await calls.said(id)).length]).toEqual(['PENDING', 2]);
    await calls.pass('PT71H');
    await calls.comment(id, 'More details');
    await calls.pass('PT30S');
    expect([await calls.status(id), (await calls.said(id)).length]).toEqual(['SOLVED', 4]);
    await calls.pass('PT71H59M59S');
    expect(await calls.status(id)).toBe('SOLVED');
    await calls.pass('PT1S');
    expect(await calls.status(id)).toBe('CLOSED');
  });

  test('who solves does so at once, and again when the case is reopened', async () => {
    await calls.settle({ agent: 'solve', replyAfterMs: 0 });
    const id = await calls.opened();
    expect(await calls.status(id)).toBe('SOLVED');
    await calls.comment(id, 'No, it is not');
    await calls.pass('PT1S');
    expect([await calls.status(id), (await calls.said(id)).length]).toEqual(['SOLVED', 4]);
  });

  test('who only answers leaves the case open, and closes it after 72 hours without a word', async () => {
    await calls.settle({ agent: 'reply' });
    const id = await calls.opened();
    await calls.pass('PT1M');
    expect([await calls.status(id), (await calls.said(id)).length]).toEqual(['OPEN', 2]);
    await calls.pass('PT72H');
    expect(await calls.status(id)).toBe('CLOSED');
  });

  test('says nothing once somebody else has taken over, or was sent away', async () => {
    await calls.settle({ agent: 'solve' });
    const id = await calls.opened();
    await calls.answer(id, { comment: 'I take this one' });
    const other = await calls.opened();
    await calls.settle({ agent: 'off' });
    await calls.pass('P30D');
    expect([await calls.status(id), (await calls.said(id)).length, (await calls.said(other)).length]).toEqual([
      'OPEN',
      2,
      1,
    ]);
  });
});
