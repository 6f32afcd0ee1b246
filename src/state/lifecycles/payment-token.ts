import { lifecycle, type StateOf } from '../kernel/index.ts';

export const paymentTokenLifecycle = lifecycle({
  name: 'payment-token',
  initial: 'INACTIVE',
  states: {
    INACTIVE: 'In the wallet; its holder must still prove that the card is theirs.',
    ACTIVE: 'The wallet may pay with it.',
    SUSPENDED: 'Put aside as long as its card is.',
    DEACTIVATED: 'Gone from the wallet.',
  },
  moves: {
    approve: { from: ['INACTIVE'], to: 'ACTIVE', by: 'partner' },
    decline: { from: ['INACTIVE'], to: 'DEACTIVATED', by: 'partner' },
    suspend: { from: ['ACTIVE'], to: 'SUSPENDED', by: 'wise' },
    resume: { from: ['SUSPENDED'], to: 'ACTIVE', by: 'wise' },
    deactivate: { from: ['INACTIVE', 'ACTIVE', 'SUSPENDED'], to: 'DEACTIVATED', by: 'wise' },
  },
  source: 'pushProvisioningPaymentTokensList; digitalWalletActivatePaymentToken',
});

export type PaymentTokenStatus = StateOf<typeof paymentTokenLifecycle>;
