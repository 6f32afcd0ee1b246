import { event, type Instant } from '../kernel/index.ts';
import type { WalletName } from './record.ts';

/** A card was typed into a wallet, and the partner must say whether that is right. */
export const manualProvisioningAsked = event<{
  readonly profileId: number;
  readonly clientId: string;
  readonly cardToken: string;
  readonly reference: string;
  readonly lastDigits: string;
  readonly wallet: WalletName;
  readonly createdAt: Instant;
}>('cards#manual-provisioning-verification');
