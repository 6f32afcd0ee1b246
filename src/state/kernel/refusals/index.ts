/** The catalogue: every reason to refuse, by code. One file per family, so that a reader finds a code by its first word. */
import { accessRefusals } from './access.ts';
import { activityRefusals } from './activities.ts';
import { addressRefusals } from './addresses.ts';
import { balanceRefusals } from './balances.ts';
import { batchRefusals } from './batches.ts';
import { cardChallengeRefusals } from './card-challenges.ts';
import { cardPaymentRefusals } from './card-payments.ts';
import { cardRefusals } from './cards.ts';
import { comparisonRefusals } from './comparisons.ts';
import { contactRefusals } from './contacts.ts';
import { directDebitRefusals } from './direct-debits.ts';
import { disputeRefusals } from './disputes.ts';
import { fundingRefusals } from './funding.ts';
import { holdLimitRefusals } from './hold-limits.ts';
import { keyRefusals } from './keys.ts';
import { kycRefusals } from './kyc.ts';
import { movementRefusals } from './movements.ts';
import { overrideRefusals } from './overrides.ts';
import { payinRefusals } from './payins.ts';
import { profileRefusals } from './profiles.ts';
import { quoteRefusals } from './quotes.ts';
import { receivingRefusals } from './receiving.ts';
import { recipientRefusals } from './recipients.ts';
import { requestRefusals } from './request.ts';
import { scaRefusals } from './sca.ts';
import { settlementRefusals } from './settlements.ts';
import { spendRefusals } from './spend.ts';
import { statementRefusals } from './statements.ts';
import { supportRefusals } from './support.ts';
import { transferRefusals } from './transfers.ts';
import { verificationRefusals } from './verification.ts';
import { walletRefusals } from './wallets.ts';
import { webhookRefusals } from './webhooks.ts';
import { worldRefusals } from './worlds.ts';

export const refusals = {
  ...requestRefusals,
  ...accessRefusals,
  ...keyRefusals,
  ...profileRefusals,
  ...scaRefusals,
  ...addressRefusals,
  ...worldRefusals,
  ...overrideRefusals,
  ...recipientRefusals,
  ...contactRefusals,
  ...quoteRefusals,
  ...comparisonRefusals,
  ...balanceRefusals,
  ...movementRefusals,
  ...receivingRefusals,
  ...transferRefusals,
  ...payinRefusals,
  ...directDebitRefusals,
  ...batchRefusals,
  ...fundingRefusals,
  ...statementRefusals,
  ...activityRefusals,
  ...settlementRefusals,
  ...holdLimitRefusals,
  ...verificationRefusals,
  ...kycRefusals,
  ...disputeRefusals,
  ...cardRefusals,
  ...cardPaymentRefusals,
  ...cardChallengeRefusals,
  ...spendRefusals,
  ...supportRefusals,
  ...walletRefusals,
  ...verificationRefusals,
  ...kycRefusals,
  ...webhookRefusals,
} as const;

export type RefusalCode = keyof typeof refusals;
