import { answerProvisioning, applePayload, googlePayload, listTokens } from '../state/wallets/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readCardToken } from './views/card-secrets.ts';
import { readAppleWish, readWallets, showApplePayload, showGooglePayload, showTokens } from './views/wallet.ts';

export const digitalWalletRoutes: HandlersOf<'digital-wallet'> = {
  pushProvisioningPaymentTokensList: ({ world, actor, params, body }) =>
    reply(200, showTokens(listTokens(world, actor, params.profileId, params.cardToken, readWallets(body)))),
  digitalWalletActivatePaymentToken: ({ world, actor, params, body }) => {
    const { profileId, cardToken, paymentTokenUniqueReference: reference } = params;
    answerProvisioning(world, actor, profileId, cardToken, reference, body.activation);
    return reply(204, undefined);
  },
  pushProvisioningGooglePayGet: ({ world, actor, headers }) =>
    reply(200, showGooglePayload(googlePayload(world, actor, readCardToken(headers)))),
  pushProvisioningApplePayGet: ({ world, actor, headers, body }) =>
    reply(200, showApplePayload(applePayload(world, actor, readCardToken(headers), readAppleWish(body)))),
};
