import { type Family, machine } from '../kernel/index.ts';
import { paymentTokenLifecycle } from '../lifecycles/payment-token.ts';
import { followCards } from './follow.ts';
import { paymentTokens } from './record.ts';
import { tokenVerbs } from './tokens.ts';

export { manualProvisioningAsked } from './events.ts';
export { listTokens, requireAnyToken, tokensOf } from './find.ts';
export { type ApplePayload, type AppleWish, applePayload, type GooglePayload, googlePayload } from './payloads.ts';
export { type PaymentToken, paymentTokens, type WalletName } from './record.ts';
export { addToken, answerProvisioning, askForProvisioning } from './tokens.ts';

const tokenMachine = machine({
  lifecycle: paymentTokenLifecycle,
  resource: 'payment-tokens',
  table: paymentTokens,
  verbs: tokenVerbs,
});

export const walletFamily: Family = { tables: [paymentTokens], machines: [tokenMachine], reactions: [followCards] };
