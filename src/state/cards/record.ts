import { type CurrencyCode, type Instant, startOfDay, table } from '../kernel/index.ts';
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
  /** Whether the customer must choose the PIN before a card is made. */
  readonly requiresPin: boolean;
  /** How its cards travel where nothing else is asked for; null for a virtual one. */
  readonly delivery: CardDelivery['option'] | null;
  /** Whether its cards may be printed at a kiosk. */
  readonly kiosk: boolean;
  /** Whether a payment in a currency that is not held may be converted. */
  readonly convertsFreely: boolean;
}

export type RequirementType = 'PIN' | 'VERIFICATION' | 'ADDRESS';
export type RequirementStatus = 'NOT_INITIATED' | 'NEEDS_ACTION' | 'PENDING' | 'COMPLETED' | 'FAILED';

export type Requirements = Readonly<Partial<Record<RequirementType, RequirementStatus>>>;

/** By field; which ones there are depends on the country. */
export type CardAddress = Readonly<Record<string, string | null>>;

export interface CardOrder {
  readonly id: number;
  readonly status: CardOrderStatus;
  readonly profileId: number;
  readonly clientId: string;
  readonly program: CardProgram;
  /** As it was sent: countries have fields of their own. */
  readonly address: CardAddress;
  readonly cardHolderName: string;
  readonly embossedName: string | null;
  readonly phoneNumber: string | null;
  /** In the program's currency. */
  readonly lifetimeLimitMinor: number | null;
  readonly cardHolderProfileId: number | null;
  readonly replaces: { readonly cardToken: string; readonly reason: 'CARD_DAMAGED' | 'CARD_EXPIRING' } | null;
  readonly delivery: CardDelivery | null;
  /** As of when it was fixed; `estimateOf` knows what it is while the order is open. */
  readonly deliveryEstimateAt: Instant;
  readonly requirements: Requirements;
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
  /** Those that wait for something, by either profile that must be known first. */
  placedByProfile: { key: order => (order.status === 'PLACED' ? order.profileId : undefined) },
  placedByHolder: { key: order => (order.status === 'PLACED' ? (order.cardHolderProfileId ?? undefined) : undefined) },
  /** Those that will make a card, by profile and kind. */
  coming: { key: order => (isComing(order) ? kindKey(order.profileId, order.program) : undefined) },
  /** Those whose card takes the place of another, as long as it has not. */
  replacing: {
    key: order => (order.replaces && isUnderWay(order) ? kindKey(order.profileId, order.program) : undefined),
  },
  /** By profile, kind and day, without those that were given up. */
  byDay: { key: order => (order.status === 'CANCELLED' ? undefined : dayKey(order)) },
});

/** Limits are counted by this. */
export const kindKey = (profileId: number, { type }: Pick<CardProgram, 'type'>): string => `${profileId}:${type}`;

export const dayKey = ({ profileId, program, createdAt }: Pick<CardOrder, 'profileId' | 'program' | 'createdAt'>) =>
  `${kindKey(profileId, program)}:${startOfDay(createdAt)}`;

const isComing = ({ status }: CardOrder): boolean => status === 'PLACED' || status === 'REQUIREMENTS_FULFILLED';

const isUnderWay = (order: CardOrder): boolean =>
  isComing(order) || order.status === 'CARD_DETAILS_CREATED' || order.status === 'PRODUCED';

export type PermissionType =
  | 'ECOM'
  | 'POS_CHIP'
  | 'ATM_WITHDRAWAL'
  | 'MOBILE_WALLETS'
  | 'POS_CONTACTLESS'
  | 'POS_MAGSTRIPE';

export type Permissions = Readonly<Record<PermissionType, Permission>>;

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
  readonly permissions: Permissions;
  /** Wrong PINs since the last right one. */
  readonly wrongPins: number;
  /** Who froze it last: a fraud suspicion declines in other words. */
  readonly frozenBy: 'partner' | 'wise' | null;
  /** What it was before Wise suspended it, and will be again; null while it is not suspended. */
  readonly suspendedFrom: 'ACTIVE' | 'FROZEN' | 'INACTIVE' | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

export const cards = table<Card>()('cards', {
  byProfile: { key: card => card.profileId },
  /** Without those whose data are deleted. */
  byNumber: { key: card => (/^\d{16}$/.test(card.pan) ? card.pan : undefined), unique: true },
  /** Those that are in use or may yet be, by profile and kind. */
  live: { key: card => (isLive(card) ? kindKey(card.profileId, card.program) : undefined) },
});

/** Whether a card may still be used, now or once something happened. */
export const isLive = ({ status }: Card): boolean =>
  status === 'ACTIVE' || status === 'INACTIVE' || status === 'FROZEN' || status === 'PARTNER_SUSPENDED';

export const isVirtual = ({ program }: { readonly program: CardProgram }): boolean => program.type !== 'PHYSICAL';
