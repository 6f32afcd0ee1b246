import { afterEach, beforeEach, expect, test } from 'vitest';
import { Listener } from '../support/listener.ts';

const EVENT = 'partner-support#case-changed';

let listener: Listener;
beforeEach(async () => {
  listener = await Listener.open();
});
afterEach(() => listener.close());

const question = {
  type: 'GENERAL_ENQUIRY',
  subject: 'Where is it?',
  details: { transferId: 61000451, profileId: 30000001, userId: 10000001 },
  externalId: 'nb-77',
  description: 'It has not arrived',
};
const ask = async (body: object = question): Promise<number> => {
  const { calls } = listener;
  const caseId = (await calls.ask('caseCreate', { body })).body.id;
  await calls.sandbox.advance('PT1S', calls.world);
  return caseId;
};
const say = (caseId: number, comment: string) =>
  listener.calls.ask('caseCommentCreate', { params: { caseId }, body: { comment } });
const answer = (caseId: number, body: object) =>
  listener.calls.sandbox.control('POST', `/cases/${caseId}/comments`, body, listener.calls.world);

test('a case is told of when it is opened, commented on and moved, and not before', async () => {
  await listener.subscribe(EVENT, ['2.0.0', '4.0.0']);
  const caseId = await ask();
  await answer(caseId, { comment: 'Please send the invoice.', status: 'PENDING' });
  await say(caseId, 'Here it is');
  await answer(caseId, { comment: 'Thank you' });
  await listener.arrived(12);
  const resource = {
    case_id: caseId,
    case_type: 'GENERAL_ENQUIRY',
    details: { transfer_id: 61000451, user_id: 10000001, profile_id: 30000001 },
    status: 'OPEN',
    type: 'partner-support-case',
  };
  const [first] = listener.told(EVENT, '2.0.0');
  expect(first).toEqual({ resource, type: 'NEW_CASE', occurred_at: '2026-03-02T09:00:01Z' });
  expect(listener.told(EVENT, '4.0.0')[0].occurred_at).toBe('2026-03-02T09:00:01.000Z');
  expect(listener.told(EVENT, '4.0.0').map(data => [data.type, data.resource.status])).toEqual([
    ['NEW_CASE', 'OPEN'],
    ['NEW_COMMENT', 'OPEN'],
    ['STATUS_UPDATED', 'PENDING'],
    ['NEW_COMMENT', 'PENDING'],
    ['STATUS_UPDATED', 'OPEN'],
    ['NEW_COMMENT', 'OPEN'],
  ]);
});

test('the newest version names its stages otherwise, and repeats what was said up to then', async () => {
  await listener.subscribe(EVENT, ['5.0.0']);
  const caseId = await ask();
  await answer(caseId, { comment: 'It will be there tomorrow.', status: 'SOLVED' });
  await listener.arrived(3);
  const [opened, , solved] = listener.told(EVENT, '5.0.0');
  const message = (freeText: string, author: string) => ({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    caseId,
    createdAt: '2026-03-02T09:00:01.000',
    content: { text: { freeText } },
    type: 'FREEFORM',
    author,
  });
  expect(opened).toEqual({
    resource: {
      id: caseId,
      profileId: 30000001,
      status: 'IN_REVIEW',
      externalId: 'nb-77',
      createdAt: '2026-03-02T09:00:00.000Z',
      updatedAt: '2026-03-02T09:00:01.000Z',
      type: 'GENERAL_ENQUIRY',
      reference: { type: 'TRANSFER', referenceId: '61000451' },
      messages: [message('It has not arrived', 'PARTNER')],
    },
  });
  expect(solved.resource).toMatchObject({ status: 'RESOLVED' });
  expect(solved.resource.messages).toEqual([
    message('It has not arrived', 'PARTNER'),
    message('It will be there tomorrow.', 'WISE_AGENT'),
  ]);
});

test('what a case does not name is null, or left out of the newest version', async () => {
  await listener.subscribe(EVENT, ['4.0.0', '5.0.0']);
  await ask({ type: 'GENERAL_ENQUIRY', details: { userId: 10000001 } });
  await listener.arrived(2);
  expect(listener.told(EVENT, '4.0.0')[0].resource.details).toEqual({
    transfer_id: null,
    user_id: 10000001,
    profile_id: null,
  });
  const [{ resource }] = listener.told(EVENT, '5.0.0');
  expect(Object.keys(resource)).toEqual(['id', 'profileId', 'status', 'type', 'createdAt', 'updatedAt', 'messages']);
  expect(resource).toMatchObject({ profileId: null, messages: [] });
});
