import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { issueFixedToken, registerClient } from '../../src/state/access/index.ts';
import { refused } from '../support/balance-calls.ts';
import { CaseCalls, question } from '../support/case-calls.ts';
import type { Asked } from '../support/sandbox.ts';

let calls: CaseCalls;
beforeAll(async () => {
  calls = await CaseCalls.open();
});
afterAll(async () => {
  expect(calls.sandbox.problems).toEqual([]);
  await calls.close();
});
beforeEach(() => calls.enterFreshWorld());

describe('a case', () => {
  test('is created first, and is open a second later with its question as the first comment', async () => {
    const { status: code, body: made } = await calls.ask();
    expect(code).toBe(200);
    expect(made).toEqual({
      id: 4400001,
      status: 'CREATING',
      type: 'GENERAL_ENQUIRY',
      externalId: 'partner_external_id_12345',
      createdAt: '2026-03-02T09:00:00.000',
      updatedAt: '2026-03-02T09:00:00.000',
    });
    expect((await calls.comments(made.id)).body).toEqual({
      message: expect.stringMatching(/being created/),
      comments: [],
    });
    await calls.pass('PT1S');
    expect((await calls.read(made.id)).body).toEqual({ ...made, status: 'OPEN', updatedAt: '2026-03-02T09:00:01.000' });
    expect((await calls.comments(made.id)).body).toEqual({
      message: null,
      comments: [
        {
          id: expect.any(Number),
          plainBody: 'Initial summary of the issue',
          author: 'PARTNER',
          createdAt: '2026-03-02T09:00:01.000',
        },
      ],
    });
  });

  test('holds a conversation, newest first, that only moves its time of change', async () => {
    const id = await calls.opened();
    await calls.pass('PT1M');
    const text = 'Please see the attached information as requested.\n\nTransfer Details....';
    const done = await calls.comment(id, text);
    expect([done.status, done.raw.payload]).toEqual([200, '']);
    expect((await calls.answer(id, { comment: '**Thank you!**' })).status).toBe(200);
    expect(await calls.said(id)).toEqual([
      'WISE_AGENT: **Thank you!**',
      `PARTNER: ${text}`,
      `PARTNER: ${question.description}`,
    ]);
    expect((await calls.read(id)).body).toMatchObject({ status: 'OPEN', updatedAt: '2026-03-02T09:01:01.000' });
  });

  test.each(['PENDING', 'SOLVED'])('that is %s is open again once the partner says something', async to => {
    const id = await calls.opened();
    expect((await calls.move(id, to)).status).toBe(200);
    expect(await calls.status(id)).toBe(to);
    await calls.comment(id, 'Here it is');
    expect(await calls.status(id)).toBe('OPEN');
  });

  test('that is closed takes no more comments, whoever closed it', async () => {
    const id = await calls.opened();
    await calls.answer(id, { comment: 'We are done', status: 'CLOSED' });
    expect(await calls.status(id)).toBe('CLOSED');
    expect(refused(await calls.comment(id, 'But'))).toEqual({ status: 422, code: 'case.closed', path: 'caseId' });
    expect((await calls.answer(id, { comment: 'Well' })).status).toBe(422);
    expect((await calls.move(id, 'OPEN')).status).toBe(409);
    expect(await calls.said(id)).toHaveLength(2);
  });

  test('that is solved closes itself after a week', async () => {
    const id = await calls.opened();
    await calls.move(id, 'SOLVED', { comment: 'It has arrived' });
    expect((await calls.said(id))[0]).toBe('WISE_AGENT: It has arrived');
    await calls.pass('P6DT23H');
    expect(await calls.status(id)).toBe('SOLVED');
    await calls.pass('PT1H');
    expect(await calls.status(id)).toBe('CLOSED');
  });

  test('that is being created takes no comments yet, and may be opened ahead of time', async () => {
    const { id } = (await calls.ask()).body;
    expect(refused(await calls.comment(id, 'Hello?'))).toEqual({ status: 422, code: 'case.creating', path: 'caseId' });
    expect((await calls.answer(id, { comment: 'Hello' })).status).toBe(422);
    await calls.move(id, 'OPEN');
    expect((await calls.comment(id, 'Hello?')).status).toBe(200);
    await calls.pass('PT1H');
    expect(await calls.said(id)).toHaveLength(2);
  });

  test('needs only its type and its user, and the same external id may come again', async () => {
    const details = { userId: 10000001, transferId: null, profileId: null };
    const id = await calls.opened({ type: 'GENERAL_ENQUIRY', details });
    expect((await calls.read(id)).body.externalId).toBeNull();
    expect(await calls.said(id)).toEqual([]);
    const again = [await calls.opened(), await calls.opened()];
    expect(new Set([id, ...again]).size).toBe(3);
  });

  test('keeps what was said up to 65,535 characters, as people count them', async () => {
    const id = await calls.opened({ ...question, description: '🙂'.repeat(65_536) });
    await calls.comment(id, `${'a'.repeat(65_534)}🙂z`);
    const [second, first] = (await calls.comments(id)).body.comments;
    expect(Array.from(first.plainBody).length).toBe(65_535);
    expect(second.plainBody).toBe(`${'a'.repeat(65_534)}🙂`);
  });
});

describe('refused is', () => {
  const { type: _, ...untyped } = question;
  test.each([
    ['no type', untyped, 'NOT_VALID', 'type'],
    ['another type', { ...question, type: 'COMPLAINT' }, 'NOT_VALID', 'type'],
    ['no details', { ...question, details: undefined }, 'NotNull', 'details.userId'],
    ['no user', { ...question, details: { transferId: 1 } }, 'NotNull', 'details.userId'],
  ])('a case with %s', async (_, body, code, path) => {
    expect(refused(await calls.ask(body))).toEqual({ status: 400, code, path });
    expect((await calls.sandbox.control('GET', '/resources/cases', undefined, calls.world)).body.total).toBe(0);
  });

  test('a user that is null, or a word', async () => {
    for (const userId of [null, 'Ada']) {
      const { status, body } = await calls.ask({ ...question, details: { userId } });
      expect([status, body.errors[0].path]).toEqual([400, 'details.userId']);
    }
  });

  test.each([[undefined], [''], [' \n']])('a comment that says nothing: %j', async text => {
    const id = await calls.opened();
    expect(refused(await calls.comment(id, text))).toEqual({ status: 400, code: 'NotNull', path: 'comment' });
    expect((await calls.answer(id, { comment: text })).status).toBe(400);
  });

  test('a case that is unknown, or of another application', async () => {
    const id = await calls.opened();
    const state = await calls.sandbox.world(calls.world);
    state.transact({ kind: 'seed' }, () => {
      registerClient(state, { id: 'other', key: 'k', secret: 's', name: 'Other', redirectUris: [] });
      issueFixedToken(state, { id: 'other-token', kind: 'client', clientId: 'other', userId: null });
    });
    for (const asked of [
      { params: { caseId: 1 } },
      { params: { caseId: id }, token: 'other-token' },
    ] satisfies Asked[]) {
      const answer404 = { status: 404, code: 'NOT_FOUND', path: 'caseId' };
      expect(refused(await calls.call('caseGet', asked))).toEqual(answer404);
      expect(refused(await calls.call('caseCommentsGet', asked))).toEqual(answer404);
      expect(refused(await calls.call('caseCommentCreate', { ...asked, body: { comment: 'Hi' } }))).toEqual(answer404);
    }
    expect((await calls.answer(1, { comment: 'Hi' })).status).toBe(404);
  });

  test("a user's token", async () => {
    expect((await calls.call('caseCreate', { body: question, token: 'localwise-user-token' })).status).toBe(403);
  });

  test('whom the application does not know, in a world that asks for it', async () => {
    await calls.settle({ references: 'known' });
    const path = (name: string) => ({ status: 404, code: 'NOT_FOUND', path: `details.${name}` });
    expect(refused(await calls.ask())).toEqual(path('userId'));
    const details = { userId: 10000001, profileId: 14556049, transferId: 58114690 };
    expect(refused(await calls.ask({ ...question, details }))).toEqual(path('profileId'));
    expect((await calls.ask({ ...question, details: { ...details, profileId: 30000001 } })).status).toBe(200);
    expect((await calls.ask({ ...question, details: { userId: 10000001 } })).status).toBe(200);
  });
});
