import { multipart } from '../kyc-calls.ts';
import { firm, person, signUp } from '../newcomer.ts';
import { BUSINESS, PERSONAL } from '../sender.ts';
import { type Stage, type Trigger, trigger } from './stage.ts';

const VERIFIED = 'profiles#verification-state-change';
const CDD = 'profiles#cdd-check-state-change';
const PROFILE = 'profiles#state-change';
const USER = 'users#state-change';
const RECIPIENT = 'recipients#state-change';

/** A user of the application's who has a profile; the ids of both. */
async function newcomer({ sandbox }: Stage) {
  const token = signUp(await sandbox.world(), 'grace');
  const userId = (await sandbox.call('userGetByToken', { token })).body.id;
  const profileId = (await sandbox.call('profilePersonalCreate', { token, body: person })).body.id;
  return { token, userId, profileId };
}

const unknown = async (stage: Stage) => {
  for (const id of [PERSONAL, BUSINESS]) await stage.drive('profiles', id, 'not_verified');
};

const owing = (stage: Stage, required: readonly string[]) =>
  stage.operate(`/profiles/${PERSONAL}/required-evidences`, { required });

export const peopleTriggers: readonly Trigger[] = [
  trigger('profilePersonalCreate', 'new', async ({ sandbox }) => {
    const token = signUp(await sandbox.world(), 'grace');
    return () => sandbox.call('profilePersonalCreate', { token, body: person });
  }),
  trigger('profileBusinessCreate', 'new', async stage => {
    const { token } = await newcomer(stage);
    return () => stage.sandbox.call('profileBusinessCreate', { token, body: firm });
  }),
  trigger(
    'simulationVerification',
    'verifies',
    async stage => {
      await unknown(stage);
      return () => stage.call('simulationVerification');
    },
    `${VERIFIED} verified`,
  ),
  trigger('simulationVerification', 'verified before', async stage => () => stage.call('simulationVerification')),
  trigger(
    'simulationVerifyProfile',
    'verifies all of the user',
    async stage => {
      await unknown(stage);
      return () => stage.call('simulationVerifyProfile');
    },
    `${VERIFIED} verified`,
    `${VERIFIED} verified`,
  ),
  trigger(
    'operator',
    'a verification is taken back',
    async stage => () => stage.drive('profiles', PERSONAL, 'not_verified'),
    `${VERIFIED} not_verified`,
  ),
  trigger(
    'operator',
    'evidence is asked for',
    async stage => () => owing(stage, ['INCOME']),
    `${CDD} EVIDENCE_REQUIRED`,
  ),
  trigger(
    'verificationUploadEvidencesV3',
    'all that is owed, and it does',
    async stage => {
      await owing(stage, ['ACCOUNT_PURPOSE']);
      return async () => {
        await stage.call('verificationUploadEvidencesV3', { body: { accountPurpose: 'INVESTING' } });
        return stage.sandbox.advance('PT2S');
      };
    },
    `${CDD} VERIFIED`,
  ),
  trigger(
    'verificationUploadEvidences',
    'all that is owed, and it does',
    async stage => {
      await owing(stage, ['ACCOUNT_PURPOSE']);
      return async () => {
        await stage.call('verificationUploadEvidences', { body: { accountPurpose: 'INVESTING' } });
        return stage.sandbox.advance('PT2S');
      };
    },
    `${CDD} VERIFIED`,
  ),
  trigger(
    'verificationUploadDocument',
    'a document that is out of date',
    async stage => {
      await owing(stage, ['SOURCE_OF_WEALTH']);
      await stage.call(
        'verificationUploadDocument',
        multipart({ documentType: 'SOURCE_OF_WEALTH' }, [{ name: 'a.png' }]),
      );
      const outcome = 'DOCUMENT_OUT_OF_DATE';
      return () =>
        stage.drive('cdd-checks', PERSONAL, 'EVIDENCE_REQUIRED', { required: ['SOURCE_OF_WEALTH'], outcome });
    },
    `${CDD} EVIDENCE_REQUIRED DOCUMENT_OUT_OF_DATE`,
  ),
  ...(['WITHDRAW_ONLY', 'VIEW_ONLY', 'DEACTIVATED'] as const).map(state =>
    trigger(
      'operator',
      `a profile becomes ${state}`,
      async stage => {
        const { profileId } = await newcomer(stage);
        return () => stage.drive('profile-states', profileId, state);
      },
      `${PROFILE} ${state}`,
    ),
  ),
  trigger(
    'clock',
    'a profile may only withdraw for ninety days',
    async stage => {
      const { profileId } = await newcomer(stage);
      await stage.drive('profile-states', profileId, 'WITHDRAW_ONLY');
      return () => stage.sandbox.advance('P90D');
    },
    `${PROFILE} DEACTIVATED`,
  ),
  trigger(
    'operator',
    'a user is restricted',
    async stage => {
      const { userId } = await newcomer(stage);
      return () => stage.drive('users', userId, 'WITHDRAW_ONLY');
    },
    `${USER} ACTIVE → WITHDRAW_ONLY`,
  ),
  trigger(
    'operator',
    'a user is back',
    async stage => {
      const { userId } = await newcomer(stage);
      await stage.drive('users', userId, 'WITHDRAW_ONLY');
      return () => stage.drive('users', userId, 'ACTIVE');
    },
    `${USER} WITHDRAW_ONLY → ACTIVE`,
  ),
  trigger(
    'clock',
    'a user may only withdraw for ninety days',
    async stage => {
      const { userId } = await newcomer(stage);
      await stage.drive('users', userId, 'WITHDRAW_ONLY');
      return () => stage.sandbox.advance('P90D');
    },
    `${USER} WITHDRAW_ONLY → DEACTIVATED`,
  ),
  trigger(
    'recipientCreate',
    'usually',
    async ({ ada }) =>
      () =>
        ada.recipient(),
  ),
  trigger(
    'recipientCreate',
    'where recipients are told',
    async stage => {
      await stage.operate('/settings', { recipientEvents: true });
      return () => stage.ada.recipient();
    },
    `${RECIPIENT} CREATE`,
  ),
  trigger(
    'recipientDeactivate',
    'where recipients are told',
    async stage => {
      await stage.operate('/settings', { recipientEvents: true });
      const accountId = await stage.ada.recipient();
      return () => stage.call('recipientDeactivate', { params: { accountId } });
    },
    `${RECIPIENT} DEACTIVATE`,
  ),
  trigger('recipientDeactivate', 'usually', async stage => {
    const accountId = await stage.ada.recipient();
    return () => stage.call('recipientDeactivate', { params: { accountId } });
  }),
];
