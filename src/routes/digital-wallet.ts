import { gap, type HandlersOf } from './binding.ts';

export const digitalWalletRoutes: HandlersOf<'digital-wallet'> = {
  pushProvisioningPaymentTokensList: gap('pushProvisioningPaymentTokensList'),
  digitalWalletActivatePaymentToken: gap('digitalWalletActivatePaymentToken'),
  pushProvisioningGooglePayGet: gap('pushProvisioningGooglePayGet'),
  pushProvisioningApplePayGet: gap('pushProvisioningApplePayGet'),
};
