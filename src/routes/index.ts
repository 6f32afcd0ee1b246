/** All operations of the contract, one file per tag. */

import { threeDsRoutes } from './3ds.ts';
import { activityRoutes } from './activity.ts';
import { addressRoutes } from './address.ts';
import { balanceRoutes } from './balance.ts';
import { balanceStatementRoutes } from './balance-statement.ts';
import { bankAccountDetailsRoutes } from './bank-account-details.ts';
import { batchGroupRoutes } from './batch-group.ts';
import type { Handlers } from './binding.ts';
import { bulkSettlementRoutes } from './bulk-settlement.ts';
import { cardRoutes } from './card.ts';
import { cardKioskCollectionRoutes } from './card-kiosk-collection.ts';
import { cardOrderRoutes } from './card-order.ts';
import { cardSensitiveDetailsRoutes } from './card-sensitive-details.ts';
import { cardTransactionRoutes } from './card-transaction.ts';
import { caseRoutes } from './case.ts';
import { claimAccountRoutes } from './claim-account.ts';
import { comparisonRoutes } from './comparison.ts';
import { contactRoutes } from './contact.ts';
import { currenciesRoutes } from './currencies.ts';
import { deliveryEstimateRoutes } from './delivery-estimate.ts';
import { digitalWalletRoutes } from './digital-wallet.ts';
import { directDebitAccountRoutes } from './direct-debit-account.ts';
import { disputesRoutes } from './disputes.ts';
import { facetecRoutes } from './facetec.ts';
import { joseRoutes } from './jose.ts';
import { kycReviewRoutes } from './kyc-review.ts';
import { multiCurrencyAccountRoutes } from './multi-currency-account.ts';
import { oauthTokenRoutes } from './oauth-token.ts';
import { payinDepositDetailRoutes } from './payin-deposit-detail.ts';
import { payinsRoutes } from './payins.ts';
import { profileRoutes } from './profile.ts';
import { quoteRoutes } from './quote.ts';
import { rateRoutes } from './rate.ts';
import { recipientRoutes } from './recipient.ts';
import { scaDeviceFingerprintsRoutes } from './sca-device-fingerprints.ts';
import { scaFacemapsRoutes } from './sca-facemaps.ts';
import { scaOtpRoutes } from './sca-otp.ts';
import { scaOttRoutes } from './sca-ott.ts';
import { scaPinRoutes } from './sca-pin.ts';
import { scaSessionsRoutes } from './sca-sessions.ts';
import { simulationRoutes } from './simulation.ts';
import { spendControlsRoutes } from './spend-controls.ts';
import { spendLimitsRoutes } from './spend-limits.ts';
import { transferRoutes } from './transfer.ts';
import { userRoutes } from './user.ts';
import { userSecurityRoutes } from './user-security.ts';
import { verificationRoutes } from './verification.ts';
import { webhookRoutes } from './webhook.ts';

export const handlers: Handlers = {
  ...threeDsRoutes,
  ...activityRoutes,
  ...addressRoutes,
  ...balanceRoutes,
  ...balanceStatementRoutes,
  ...bankAccountDetailsRoutes,
  ...batchGroupRoutes,
  ...bulkSettlementRoutes,
  ...cardRoutes,
  ...cardKioskCollectionRoutes,
  ...cardOrderRoutes,
  ...cardSensitiveDetailsRoutes,
  ...cardTransactionRoutes,
  ...caseRoutes,
  ...claimAccountRoutes,
  ...comparisonRoutes,
  ...contactRoutes,
  ...currenciesRoutes,
  ...deliveryEstimateRoutes,
  ...digitalWalletRoutes,
  ...directDebitAccountRoutes,
  ...disputesRoutes,
  ...facetecRoutes,
  ...joseRoutes,
  ...kycReviewRoutes,
  ...multiCurrencyAccountRoutes,
  ...oauthTokenRoutes,
  ...payinDepositDetailRoutes,
  ...payinsRoutes,
  ...profileRoutes,
  ...quoteRoutes,
  ...rateRoutes,
  ...recipientRoutes,
  ...scaDeviceFingerprintsRoutes,
  ...scaFacemapsRoutes,
  ...scaOtpRoutes,
  ...scaOttRoutes,
  ...scaPinRoutes,
  ...scaSessionsRoutes,
  ...simulationRoutes,
  ...spendControlsRoutes,
  ...spendLimitsRoutes,
  ...transferRoutes,
  ...userRoutes,
  ...userSecurityRoutes,
  ...verificationRoutes,
  ...webhookRoutes,
};
