import { randomUUID } from 'node:crypto';
import { BatchCalls } from './batch-calls.ts';
import { CardCalls, address as cardAddress, PHYSICAL } from './card-calls.ts';
import { question } from './case-calls.ts';
import { Disputer } from './disputer.ts';
import { multipart } from './kyc-calls.ts';
import type { Sandbox } from './sandbox.ts';
import { ScaClient } from './sca-client.ts';
import { PERSONAL, Sender } from './sender.ts';
import { issueCard } from './spend.ts';

/** What stands in an example. */
// biome-ignore lint/suspicious/noExplicitAny: an example is a part of any operation's request.
type Example = any;

/** Does what the value of an example is for; answers what came of it, in a word that the catalogue says too. */
type Play = (sandbox: Sandbox, example: Example) => Promise<string>;

let count = 0;
const freshName = (): string => `play-${++count}`;

const transfer: Play = async (sandbox, { details }) => {
  const ada = new Sender(sandbox);
  const held = details.reference === 'HOLD';
  // The others go their way in a world that waits to be told; this one stays where the world would move it.
  if (held) await sandbox.control('POST', '/settings', { autoAdvance: 'clock' });
  await ada.holding(2_000, 'GBP');
  const { id } = await ada.transfer({ body: { details } });
  const funded = await ada.fund(id);
  if (funded.body.status !== 'COMPLETED') throw new Error(JSON.stringify(funded.body));
  if (held) await sandbox.advance('P1D');
  return (await ada.get(id)).body.status;
};

const directDebit: Play = async (sandbox, { reference }) => {
  const ada = new BatchCalls(sandbox);
  const { id } = await ada.completed(1, 'USD');
  const accountId = (await ada.debitAccount()).body.id;
  const { body } = await ada.initiate(id, { accountId, reference });
  return (await ada.initiation(id, body.id)).status;
};

const recipient: Play = async (sandbox, { accountHolderName }) => {
  const ada = new Sender(sandbox);
  const id = await ada.recipient('EUR', { accountHolderName });
  const { body } = await sandbox.call('recipientGet', { params: { accountId: id } });
  const [{ outcome, requiresCustomerAcceptance }] = body.confirmations.outcomes;
  if (outcome === 'COULD_NOT_CHECK') return outcome;
  return `\`${outcome}\`, to be ${requiresCustomerAcceptance ? 'accepted' : 'known only'}`;
};

const sortCode: Play = async (sandbox, { details }) => {
  const more = { legalType: 'PRIVATE', accountNumber: '28821822', ...details };
  const body = { currency: 'GBP', type: 'sort_code', profile: PERSONAL, accountHolderName: 'Mia Test', details: more };
  const { status } = await sandbox.call('recipientCreate', { body });
  return status === 400 ? 'is refused' : String(status);
};

const face: Play = async (sandbox, body) => {
  const ada = new ScaClient(sandbox, freshName());
  await sandbox.control('POST', '/settings', { sca: 'auto' }, ada.world);
  await ada.call('scaFacemapCreate', { body: { faceMap: 'another face' } });
  const headers = { 'one-time-token': await ada.challenged(ada.fund(await ada.payable())) };
  const { status } = await ada.call('scaFacemapVerify', { headers, body });
  return status === 200 ? 'is recognised' : 'is not recognised';
};

const password: Play = async (sandbox, body) => {
  const ada = new ScaClient(sandbox, freshName());
  await sandbox.control('POST', '/settings', { sca: 'auto' }, ada.world);
  const headers = { 'one-time-token': await ada.challenged(ada.fund(await ada.payable())) };
  await ada.call('ottSmsTrigger', { headers });
  const { status } = await ada.call('ottSmsVerify', { headers, body });
  return status === 200 ? 'is the password' : String(status);
};

const cardPayment: Play = async (sandbox, { amount }) => {
  await new Sender(sandbox).holding(100, 'GBP');
  const card = issueCard(await sandbox.world(), PERSONAL, {});
  const { body } = await sandbox.call('simulationCardTransactionAuthorisation', {
    params: { profileId: PERSONAL, cardToken: card.id },
    body: {
      pos: 'CHIP_AND_PIN',
      transactionType: 'GOODS_AND_SERVICES',
      mcc: 5499,
      cardNumber: card.pan,
      amount: { currency: 'GBP', ...amount },
    },
  });
  return body.error;
};

const dispute: Play = async (sandbox, { transaction }) => {
  const ada = await Disputer.in(sandbox);
  const paid = await ada.pay();
  const made = await ada.submit(paid, {}, { transaction: { transactionId: String(paid), ...transaction } });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  const { body } = await ada.call('disputeList', { query: { transactionId: paid } });
  return body.disputes[0].subStatus;
};

const supportCase: Play = async (sandbox, { subject }) => {
  const { id: caseId } = (await sandbox.call('caseCreate', { body: { ...question, subject } })).body;
  await sandbox.advance('PT1S');
  return (await sandbox.call('caseGet', { params: { caseId } })).body.status;
};

const evidence: Play = async (sandbox, { files }) => {
  const params = { profileId: PERSONAL };
  await sandbox.control('POST', `/profiles/${PERSONAL}/required-evidences`, { required: ['SOURCE_OF_WEALTH'] });
  const form = multipart({ documentType: 'SOURCE_OF_WEALTH' }, [{ name: files, type: 'application/pdf' }]);
  await sandbox.call('verificationUploadDocument', { params, ...form });
  return (await sandbox.control('GET', `/resources/cdd-checks/${PERSONAL}`)).body.record.outcome;
};

const cardOrder: Play = async (sandbox, { address }) => {
  const calls = await new CardCalls(sandbox).fresh();
  const placed = await calls.place(
    { program: PHYSICAL, address: { ...cardAddress, ...address } },
    PERSONAL,
    randomUUID(),
  );
  return (await calls.order(placed.body.id)).status;
};

/** By the beginning of a scenario's name. */
export const plays: Readonly<Record<string, Play>> = {
  transfer,
  'direct-debit': directDebit,
  recipient,
  'sort-code': sortCode,
  face,
  password,
  'card-payment': cardPayment,
  'card-comes-back': cardOrder,
  dispute,
  case: supportCase,
  evidence,
};
