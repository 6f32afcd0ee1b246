import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { issueFixedToken, registerClient } from '../../src/state/access/index.ts';
import { refused } from '../support/balance-calls.ts';
import { type Asked, Sandbox } from '../support/sandbox.ts';

let sandbox: Sandbox;
let world = '';
let count = 0;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(async () => {
  expect(sandbox.problems).toEqual([]);
  await sandbox.close();
});
beforeEach(() => {
  count += 1;
  world = `cases-${count}`;
});

/** As the documentation asks it. */
const question = {
  type: 'GENERAL_ENQUIRY',
  subject: 'Inquiry about Transfer 12345',
  details: { transferId: 58114690, profileId: 14556049, userId: 1234 },
  externalId: 'partner_external_id_12345',
  description: 'Initial summary of the issue',
};

const call = (id: OperationId, asked: Asked = {}) => sandbox.call(id, { world, ...asked });
const ask = (body: unknown = question) => call('caseCreate', { body });
const read = (caseId: number) => call('caseGet', { params: { caseId } });
const comments = (caseId: number) => call('caseCommentsGet', { params: { caseId } });
const comment = (caseId: number, text: unknown) =>
  call('caseCommentCreate', { params: { caseId }, body: { comment: text } });
const move = (caseId: number, to: string, more: object = {}) =>
  sandbox.control('POST', `/resources/cases/${caseId}/transitions`, { to, ...more }, world);
const answer = (caseId: number, body: unknown) => sandbox.control('POST', `/cases/${caseId}/comments`, body, world);
const pass = (by: string) => sandbox.advance(by, world);
const settle = (support: object) => sandbox.control('POST', '/settings', { support }, world);

/** A case that has been filed. */
async function opened(body: unknown = question): Promise<number> {
  const { id } = (await ask(body)).body;
  await pass('PT1S');
  return id;
}

const said = async (caseId: number): Promise<string[]> =>
  (await comments(caseId)).body.comments.map(
    (one: { author: string; plainBody: string }) => `${one.author}: ${one.plainBody}`,
  );
const status = async (caseId: number): Promise<string> => (await read(caseId)).body.status;

describe('a case', () => {
  test('is created first, and is open a second later with its question as the first comment', async () => {
    const { status: code, body: made } = await ask();
    expect(code).toBe(200);
    expect(made).toEqual({
      id: 4400001,
      status: 'CREATING',
      type: 'GENERAL_ENQUIRY',
      externalId: 'partner_external_id_12345',
      createdAt: '2026-03-02T09:00:00.000',
      updatedAt: '2026-03-02T09:00:00.000',
    });
    expect((await comments(made.id)).body).toEqual({ message: expect.stringMatching(/being created/), comments: [] });
    await pass('PT1S');
    expect((await read(made.id)).body).toEqual({ ...made, status: 'OPEN', updatedAt: '2026-03-02T09:00:01.000' });
    expect((await comments(made.id)).body).toEqual({
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
    const id = await opened();
    await pass('PT1M');
    const text = 'Please see the attached information as requested.\n\nTransfer Details....';
    const done = await comment(id, text);
    expect([done.status, done.raw.payload]).toEqual([200, '']);
    expect((await answer(id, { comment: '**Thank you!**' })).status).toBe(200);
    expect(await said(id)).toEqual([
      'WISE_AGENT: **Thank you!**',
      `PARTNER: ${text}`,
      `PARTNER: ${question.description}`,
    ]);
    expect((await read(id)).body).toMatchObject({ status: 'OPEN', updatedAt: '2026-03-02T09:01:01.000' });
  });

  test.each(['PENDING', 'SOLVED'])('that is %s is open again once the partner says something', async to => {
    const id = await opened();
    expect((await move(id, to)).status).toBe(200);
    expect(await status(id)).toBe(to);
    await comment(id, 'Here it is');
    expect(await status(id)).toBe('OPEN');
  });

  test('that is closed takes no more comments, whoever closed it', async () => {
    const id = await opened();
    await answer(id, { comment: 'We are done', status: 'CLOSED' });
    expect(await status(id)).toBe('CLOSED');
    expect(refused(await comment(id, 'But'))).toEqual({ status: 422, code: 'case.closed', path: 'caseId' });
    expect((await answer(id, { comment: 'Well' })).status).toBe(422);
    expect((await move(id, 'OPEN')).status).toBe(409);
    expect(await said(id)).toHaveLength(2);
  });

  test('that is solved closes itself after a week', async () => {
    const id = await opened();
    await move(id, 'SOLVED', { comment: 'It has arrived' });
    expect((await said(id))[0]).toBe('WISE_AGENT: It has arrived');
    await pass('P6DT23H');
    expect(await status(id)).toBe('SOLVED');
    await pass('PT1H');
    expect(await status(id)).toBe('CLOSED');
  });

  test('that is being created takes no comments yet, and may be opened ahead of time', async () => {
    const { id } = (await ask()).body;
    expect(refused(await comment(id, 'Hello?'))).toEqual({ status: 422, code: 'case.creating', path: 'caseId' });
    expect((await answer(id, { comment: 'Hello' })).status).toBe(422);
    await move(id, 'OPEN');
    expect((await comment(id, 'Hello?')).status).toBe(200);
    await pass('PT1H');
    expect(await said(id)).toHaveLength(2);
  });

  test('needs only its type and its user, and the same external id may come again', async () => {
    const details = { userId: 10000001, transferId: null, profileId: null };
    const id = await opened({ type: 'GENERAL_ENQUIRY', details });
    expect((await read(id)).body.externalId).toBeNull();
    expect(await said(id)).toEqual([]);
    const again = [await opened(), await opened()];
    expect(new Set([id, ...again]).size).toBe(3);
  });

  test('keeps what was said up to 65,535 characters, as people count them', async () => {
    const id = await opened({ ...question, description: '🙂'.repeat(65_536) });
    await comment(id, `${'a'.repeat(65_534)}🙂z`);
    const [second, first] = (await comments(id)).body.comments;
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
    expect(refused(await ask(body))).toEqual({ status: 400, code, path });
    expect((await sandbox.control('GET', '/resources/cases', undefined, world)).body.total).toBe(0);
  });

  test('a user that is null, or a word', async () => {
    for (const userId of [null, 'Ada']) {
      const { status, body } = await ask({ ...question, details: { userId } });
      expect([status, body.errors[0].path]).toEqual([400, 'details.userId']);
    }
  });

  test.each([[undefined], [''], [' \n']])('a comment that says nothing: %j', async text => {
    const id = await opened();
    expect(refused(await comment(id, text))).toEqual({ status: 400, code: 'NotNull', path: 'comment' });
    expect((await answer(id, { comment: text })).status).toBe(400);
  });

  test('a case that is unknown, or of another application', async () => {
    const id = await opened();
    const state = await sandbox.world(world);
    state.transact({ kind: 'seed' }, () => {
      registerClient(state, { id: 'other', key: 'k', secret: 's', name: 'Other', redirectUris: [] });
      issueFixedToken(state, { id: 'other-token', kind: 'client', clientId: 'other', userId: null });
    });
    for (const asked of [
      { params: { caseId: 1 } },
      { params: { caseId: id }, token: 'other-token' },
    ] satisfies Asked[]) {
      const answer404 = { status: 404, code: 'NOT_FOUND', path: 'caseId' };
      expect(refused(await call('caseGet', asked))).toEqual(answer404);
      expect(refused(await call('caseCommentsGet', asked))).toEqual(answer404);
      expect(refused(await call('caseCommentCreate', { ...asked, body: { comment: 'Hi' } }))).toEqual(answer404);
    }
    expect((await answer(1, { comment: 'Hi' })).status).toBe(404);
  });

  test("a user's token", async () => {
    expect((await call('caseCreate', { body: question, token: 'localwise-user-token' })).status).toBe(403);
  });

  test('whom the application does not know, in a world that asks for it', async () => {
    await settle({ references: 'known' });
    const path = (name: string) => ({ status: 404, code: 'NOT_FOUND', path: `details.${name}` });
    expect(refused(await ask())).toEqual(path('userId'));
    const details = { userId: 10000001, profileId: 14556049, transferId: 58114690 };
    expect(refused(await ask({ ...question, details }))).toEqual(path('profileId'));
    expect((await ask({ ...question, details: { ...details, profileId: 30000001 } })).status).toBe(200);
    expect((await ask({ ...question, details: { userId: 10000001 } })).status).toBe(200);
  });
});

describe('an agent with a script', () => {
  test('who asks wants to know more, then solves, and closes what nobody answers', async () => {
    await settle({ agent: 'ask', replyAfterMs: 30_000 });
    const id = await opened();
    await pass('PT29S');
    expect(await status(id)).toBe('OPEN');
    await pass('PT1S');
    expect([await status(id), (await said(id)).length]).toEqual(['PENDING', 2]);
    await pass('PT71H');
    await comment(id, 'More details');
    await pass('PT30S');
    expect([await status(id), (await said(id)).length]).toEqual(['SOLVED', 4]);
    await pass('PT71H59M59S');
    expect(await status(id)).toBe('SOLVED');
    await pass('PT1S');
    expect(await status(id)).toBe('CLOSED');
  });

  test('who solves does so at once, and again when the case is reopened', async () => {
    await settle({ agent: 'solve', replyAfterMs: 0 });
    const id = await opened();
    expect(await status(id)).toBe('SOLVED');
    await comment(id, 'No, it is not');
    await pass('PT1S');
    expect([await status(id), (await said(id)).length]).toEqual(['SOLVED', 4]);
  });

  test('who only answers leaves the case open, and closes it after 72 hours without a word', async () => {
    await settle({ agent: 'reply' });
    const id = await opened();
    await pass('PT1M');
    expect([await status(id), (await said(id)).length]).toEqual(['OPEN', 2]);
    await pass('PT72H');
    expect(await status(id)).toBe('CLOSED');
  });

  test('says nothing once somebody else has taken over, or was sent away', async () => {
    await settle({ agent: 'solve' });
    const id = await opened();
    await answer(id, { comment: 'I take this one' });
    const other = await opened();
    await settle({ agent: 'off' });
    await pass('P30D');
    expect([await status(id), (await said(id)).length, (await said(other)).length]).toEqual(['OPEN', 2, 1]);
  });
});
