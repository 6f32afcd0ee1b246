import { Reviewer } from '../kyc-calls.ts';
import { BUSINESS } from '../sender.ts';
import { type Act, refusal, type Stage, type Trigger, trigger } from './stage.ts';

const KYC = 'kyc-reviews#state-change';
const VERIFIED = 'profiles#verification-state-change';
const DOCUMENT = 'ID_DOCUMENT_WITH_LIVENESS';
const still = `${KYC} WAITING_CUSTOMER_INPUT → WAITING_CUSTOMER_INPUT`;

const begin = async (stage: Stage, ...keys: readonly string[]) => {
  const reviewer = await Reviewer.unknown(stage.sandbox);
  return { reviewer, id: await reviewer.asking(...keys) };
};
const give = ({ sandbox }: Stage, reviewer: Reviewer, id: string) =>
  sandbox.call('simulationKycReviewRequirementsSubmit', {
    params: reviewer.ref(id),
    body: { requirement: DOCUMENT },
  });

/** What a customer does is reviewed where the world requires it. */
const reviewed = (by: Trigger['by'], when: string, act: (stage: Stage) => Promise<Act>, ...fires: readonly string[]) =>
  trigger(
    by,
    when,
    async stage => {
      await stage.ada.holding(10, 'GBP');
      await Reviewer.unknown(stage.sandbox);
      await stage.operate('/settings', { kyc: { mode: 'require' } });
      return act(stage);
    },
    ...fires,
  );

const begun = `${KYC} NEW → NEW`;
const required: readonly Trigger[] = [
  reviewed(
    'quoteCreate',
    'where reviews are required, and nothing is sent yet',
    async ({ ada }) =>
      () =>
        ada.quote(),
  ),
  reviewed(
    'transferCreate',
    'where reviews are required',
    async ({ ada }) => {
      const quote = await ada.quote();
      const body = { targetAccount: await ada.recipient(), quoteUuid: quote.id, customerTransactionId: UUID };
      return () => ada.create(body);
    },
    'transfers#state-change null → incoming_payment_waiting',
    begun,
  ),
  reviewed(
    'simulationBalanceTopup',
    'where reviews are required',
    async ({ ada, sandbox }) => {
      const { body } = await sandbox.call('balanceList', {
        params: { profileId: ada.profileId },
        query: { types: 'STANDARD' },
      });
      return () => ada.topUp(10, 'GBP', body[0].id);
    },
    'balances#credit 10 GBP',
    'balances#update credit 10 GBP TRANSFER',
    begun,
  ),
  reviewed(
    'bankAccountDetailsOrderCreate',
    'where reviews are required',
    async stage => () => stage.call('bankAccountDetailsOrderCreate', { body: { currency: 'GBP' } }),
    'account-details-order#order-state-change GBP PENDING_USER',
    begun,
  ),
  reviewed(
    'cardOrderCreate',
    'where reviews are required',
    async ({ cards }) =>
      () =>
        cards.place(),
    'cards#card-order-status-change PLACED',
    begun,
  ),
];
const UUID = '6d1ab4c1-6f0c-4d9f-8a3b-2f8f9c0d1e22';

export const kycTriggers: readonly Trigger[] = [
  trigger(
    'kycReviewCreate',
    'of somebody unknown',
    async ({ sandbox }) => {
      const reviewer = await Reviewer.unknown(sandbox);
      return async () => {
        await reviewer.create();
        return sandbox.advance('PT1S');
      };
    },
    `${KYC} NEW → NEW`,
    `${KYC} NEW → WAITING_CUSTOMER_INPUT, ${DOCUMENT} null → NOT_PROVIDED, ACCOUNT_PURPOSE null → NOT_PROVIDED`,
  ),
  trigger(
    'simulationKycReviewRequirementsSubmit',
    'the first of two',
    async stage => {
      const { reviewer, id } = await begin(stage, DOCUMENT, 'INCOME');
      return () => give(stage, reviewer, id);
    },
    `${still}, ${DOCUMENT} NOT_PROVIDED → IN_REVIEW`,
  ),
  trigger(
    'simulationKycReviewRequirementsSubmit',
    'the last',
    async stage => {
      const { reviewer, id } = await begin(stage, DOCUMENT);
      return () => give(stage, reviewer, id);
    },
    `${KYC} WAITING_CUSTOMER_INPUT → PROCESSING, ${DOCUMENT} NOT_PROVIDED → IN_REVIEW`,
  ),
  trigger(
    'kycReviewRequirementSubmit',
    'the first of two',
    async stage => {
      const { reviewer, id } = await begin(stage, DOCUMENT, 'ACCOUNT_INTENT');
      const data = { accountIntent: 'PAYING_RENT_UTILITIES_OR_PROPERTY_CHARGES' };
      return () => reviewer.give('ACCOUNT_INTENT', id, data);
    },
    `${still}, ACCOUNT_INTENT NOT_PROVIDED → IN_REVIEW`,
  ),
  trigger(
    'simulationKycReviewVerify',
    'approves all',
    async stage => {
      const { reviewer, id } = await begin(stage, DOCUMENT);
      await give(stage, reviewer, id);
      return () => reviewer.verify(id, 'APPROVE', []);
    },
    `${KYC} PROCESSING → PASSED, ${DOCUMENT} IN_REVIEW → VERIFIED`,
    `${VERIFIED} verified`,
  ),
  trigger(
    'simulationKycReviewVerify',
    'rejects',
    async stage => {
      const { reviewer, id } = await begin(stage, DOCUMENT);
      await give(stage, reviewer, id);
      return () => reviewer.verify(id, 'REJECT', [DOCUMENT]);
    },
    `${KYC} PROCESSING → WAITING_CUSTOMER_INPUT, ${DOCUMENT} IN_REVIEW → REJECTED`,
  ),
  trigger(
    'simulationKycReviewRequirementsAdd',
    'to a review that has passed',
    async stage => {
      const reviewer = await Reviewer.unknown(stage.sandbox, BUSINESS);
      await stage.call('simulationVerification', { params: { profileId: BUSINESS } });
      const id = await reviewer.begun();
      return () => stage.sandbox.call('simulationKycReviewRequirementsAdd', { params: reviewer.ref(id), body: {} });
    },
    `${KYC} PASSED → WAITING_CUSTOMER_INPUT, BUSINESS_USE_CASE null → NOT_PROVIDED`,
  ),
  trigger(
    'clock',
    'what may be left out for a week is due',
    async stage => {
      const reviewer = await Reviewer.unknown(stage.sandbox);
      await reviewer.start({ type: 'CARD', requirements: ['INCOME'], requiredIn: 'P7D' });
      await stage.sandbox.advance('PT1S');
      return () => stage.sandbox.advance('P7D');
    },
    `${KYC} PASSED_WITH_REQUIREMENTS → WAITING_CUSTOMER_INPUT`,
  ),
  trigger('kycReviewRedirectUrlUpdate', 'a link', async stage => {
    const { reviewer, id } = await begin(stage, DOCUMENT);
    return () => reviewer.link(id);
  }),
  ...required,
  refusal(
    'kycReviewCreate',
    'of nothing',
    async ({ sandbox }) =>
      () =>
        new Reviewer(sandbox).create({ type: 'x' }),
  ),
];
