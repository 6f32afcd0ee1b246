import { Disputer } from '../disputer.ts';
import { refusal, type Stage, type Trigger, trigger } from './stage.ts';

const DISPUTE = 'transaction-disputes#update';
const CASE = 'partner-support#case-changed';
const question = { type: 'GENERAL_ENQUIRY', details: { userId: 10_000_001 }, description: 'Where is it?' };

const ask = ({ sandbox }: Stage, body: object = question) => sandbox.call('caseCreate', { body });
async function filed(stage: Stage): Promise<number> {
  const { id } = (await ask(stage)).body;
  await stage.sandbox.advance('PT1S');
  return id;
}
const say = ({ sandbox }: Stage, caseId: number) =>
  sandbox.call('caseCommentCreate', { params: { caseId }, body: { comment: 'Here it is' } });
const answer = ({ sandbox }: Stage, caseId: number, body: object) =>
  sandbox.control('POST', `/cases/${caseId}/comments`, body);

const disputed = async ({ sandbox }: Stage) => {
  const ada = await Disputer.in(sandbox);
  return { ada, id: (await ada.disputed()).id };
};

export const supportTriggers: readonly Trigger[] = [
  trigger(
    'disputeSubmit',
    'of one payment',
    async ({ sandbox }) => {
      const ada = await Disputer.in(sandbox);
      const paid = await ada.pay();
      return () => ada.submit(paid);
    },
    `${DISPUTE} ACTIVE SUBMITTED`,
  ),
  trigger(
    'disputeSubmit',
    'of two payments',
    async ({ sandbox }) => {
      const ada = await Disputer.in(sandbox);
      const paid = [await ada.pay(), await ada.pay()];
      return () => ada.submit(paid.join(), { reason: 'CARD_NO_POSSESSION' });
    },
    `${DISPUTE} ACTIVE SUBMITTED`,
    `${DISPUTE} ACTIVE SUBMITTED`,
  ),
  refusal('disputeSubmit', 'of no payment', async ({ sandbox }) => {
    const ada = await Disputer.in(sandbox);
    return () => ada.submit(999_999);
  }),
  trigger(
    'disputeWithdraw',
    'withdrawn',
    async stage => {
      const { ada, id } = await disputed(stage);
      return () => ada.withdraw(id);
    },
    `${DISPUTE} CLOSED WITHDRAWN`,
  ),
  trigger(
    'operator',
    'a dispute goes on',
    async stage => {
      const { ada, id } = await disputed(stage);
      return () => ada.drive(id, 'IN_REVIEW');
    },
    `${DISPUTE} ACTIVE IN_REVIEW`,
  ),
  trigger(
    'operator',
    'a dispute is written to, and looks as before',
    async stage => {
      const { id } = await disputed(stage);
      return () => stage.operate(`/disputes/${id}/updates`);
    },
    `${DISPUTE} ACTIVE SUBMITTED`,
  ),
  trigger('caseCreate', 'not filed yet', async stage => () => ask(stage)),
  trigger(
    'clock',
    'a case is filed',
    async stage => {
      await ask(stage);
      return () => stage.sandbox.advance('PT1S');
    },
    `${CASE} IN_REVIEW with 1`,
  ),
  trigger(
    'caseCommentCreate',
    'on an open case',
    async stage => {
      const caseId = await filed(stage);
      return () => say(stage, caseId);
    },
    `${CASE} IN_REVIEW with 2`,
  ),
  trigger(
    'caseCommentCreate',
    'on one that waits for the partner',
    async stage => {
      const caseId = await filed(stage);
      await answer(stage, caseId, { comment: 'Which one?', status: 'PENDING' });
      return () => say(stage, caseId);
    },
    `${CASE} WAITING_CUSTOMER_INPUT with 3`,
    `${CASE} IN_REVIEW with 3`,
  ),
  trigger(
    'operator',
    'an agent answers',
    async stage => {
      const caseId = await filed(stage);
      return () => answer(stage, caseId, { comment: 'It is on its way' });
    },
    `${CASE} IN_REVIEW with 2`,
  ),
  trigger(
    'operator',
    'an agent solves a case',
    async stage => {
      const caseId = await filed(stage);
      return () => stage.drive('cases', caseId, 'SOLVED');
    },
    `${CASE} RESOLVED with 1`,
  ),
  refusal('caseCommentCreate', 'on a case that is closed', async stage => {
    const caseId = await filed(stage);
    await stage.drive('cases', caseId, 'SOLVED');
    await stage.drive('cases', caseId, 'CLOSED');
    return () => say(stage, caseId);
  }),
];
