/** Every wording, one file per family, like the catalogue of refusals they belong to. */
import { accessWording } from './access.ts';
import { activityWording } from './activities.ts';
import { balanceWording } from './balances.ts';
import { batchWording } from './batches.ts';
import { cardPaymentWording } from './card-payments.ts';
import { cardWording } from './cards.ts';
import { comparisonWording } from './comparisons.ts';
import { contactWording } from './contacts.ts';
import { directDebitWording } from './direct-debits.ts';
import { fundingWording } from './funding.ts';
import { holdLimitWording } from './hold-limits.ts';
import { keyWording } from './keys.ts';
import { kycWording } from './kyc.ts';
import { movementWording } from './movements.ts';
import { payinWording } from './payins.ts';
import { profileWording } from './profiles.ts';
import { quoteWording } from './quotes.ts';
import { receivingWording } from './receiving.ts';
import { recipientWording } from './recipients.ts';
import { requestWording } from './request.ts';
import type { Wordings } from './row.ts';
import { scaWording } from './sca.ts';
import { settlementWording } from './settlements.ts';
import { spendWording } from './spend.ts';
import { statementWording } from './statements.ts';
import { supportWording } from './support.ts';
import { transferWording } from './transfers.ts';
import { verificationWording } from './verification.ts';
import { walletWording } from './wallets.ts';
import { webhookWording } from './webhooks.ts';
import { worldsWording } from './worlds.ts';

export const wordings: Wordings = {
  ...requestWording,
  ...accessWording,
  ...keyWording,
  ...profileWording,
  ...scaWording,
  ...recipientWording,
  ...contactWording,
  ...quoteWording,
  ...comparisonWording,
  ...worldsWording,
  ...balanceWording,
  ...movementWording,
  ...receivingWording,
  ...transferWording,
  ...payinWording,
  ...directDebitWording,
  ...batchWording,
  ...fundingWording,
  ...statementWording,
  ...activityWording,
  ...settlementWording,
  ...holdLimitWording,
  ...verificationWording,
  ...kycWording,
  ...cardPaymentWording,
  ...spendWording,
  ...supportWording,
  ...cardWording,
  ...walletWording,
  ...webhookWording,
};
