import { type CurrencyCode, type Instant, table } from '../kernel/index.ts';
import type { CardStatus } from '../lifecycles/card.ts';
import type { CardOrderStatus } from '../lifecycles/card-order.ts';

/** What kind of card may be ordered, as `fixtures/reference/card-programs.json` lists them. */
export interface CardProgram {
  readonly name: string;
  readonly scheme: 'VISA' | 'MASTERCARD';
  readonly currency: CurrencyCode;
  readonly type: 'VIRTUAL_NON_UPGRADEABLE' | 'PHYSICAL';
  readonly profiles: 'personal' | 'business';
  /** Two letters, upper case: where profiles may order it; empty where any may. */
  readonly countries: readonly string[];
  /** The first six digits of its card numbers. */
  readonly bin: string;
  /** How a physical card comes to life: by a call of the partner, or with its first payment by chip and PIN. */
  readonly activation: 'partner' | 'chip-and-pin';
  readonly requiresPin: boolean;
  /** Whether a payment in a currency that is not held may be converted. */
  readonly convertsFreely: boolean;
}

export type RequirementType = 'PIN' | 'VERIFICATION' | 'ADDRESS';
export type RequirementStatus = 'NOT_INITIATED' | 'NEEDS_ACTION' | 'PENDING' | 'COMPLETED' | 'FAILED';

export interface CardOrder {
  readonly id: number;
  readonly status: CardOrderStatus;
  readonly profileId: number;
  readonly clientId: string;
  readonly program: CardProgram;
  /** As it was sent: countries have fields of their own. */
  readonly address: Readonly<Record<string, string | null>>;
  readonly cardHolderName: string;
  readonly embossedName: string | null;
  readonly phoneNumber: string | null;
  /** In the program's currency. */
  readonly lifetimeLimitMinor: number | null;
  readonly cardHolderProfileId: number | null;
  readonly replaces: { readonly cardToken: string; readonly reason: string } | null;
  readonly delivery: CardDelivery | null;
  readonly deliveryEstimateAt: Instant;
  readonly requirements: Readonly<Partial<Record<RequirementType, RequirementStatus>>>;
  /** Digits chosen ahead of the card by the customer; null where they are drawn. */
  readonly presetPin: string | null;
  readonly cardToken: string | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export interface CardDelivery {
  readonly option: 'POSTAL_SERVICE_STANDARD' | 'POSTAL_SERVICE_WITH_TRACKING' | 'KIOSK_COLLECTION';
  readonly vendor: string | null;
  readonly trackingUrl: string | null;
  readonly trackingNumber: string | null;
}

export const cardOrders = table<CardOrder>()('card-orders', {
  byProfile: { key: order => order.profileId },
  byCard: { key: order => order.cardToken ?? undefined, unique: true },
});

export type PermissionType =
  | 'ECOM'
  | 'POS_CHIP'
  | 'ATM_WITHDRAWAL'
  | 'MOBILE_WALLETS'
  | 'POS_CONTACTLESS'
  | 'POS_MAGSTRIPE';

export interface Permission {
  readonly enabled: boolean;
  /** It may not be switched on. */
  readonly locked: boolean;
}

/** A payment card. Its id is the token by which all but its holder know it. */
export interface Card {
  readonly id: string;
  readonly status: CardStatus;
  readonly profileId: number;
  readonly clientId: string;
  readonly orderId: number;
  readonly program: CardProgram;
  readonly cardHolderName: string;
  readonly phoneNumber: string | null;
  /** Sixteen digits from a test range, with a valid check digit. */
  readonly pan: string;
  readonly cvv2: string;
  readonly pin: string;
  /** The last day of its last month, at midnight UTC. */
  readonly expiresAt: Instant;
  readonly permissions: Readonly<Record<PermissionType, Permission>>;
  /** Wrong PINs since the last right one. */
  readonly wrongPins: number;
  /** Who froze it last: a fraud suspicion declines in other words. */
  readonly frozenBy: 'partner' | 'wise' | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const cards = table<Card>()('cards', {
  byProfile: { key: card => card.profileId },
  byNumber: { key: card => card.pan, unique: true },
});
