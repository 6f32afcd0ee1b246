import { type CurrencyCode, type Instant, type Json, table } from '../kernel/index.ts';
import type { RecipientStatus } from '../lifecycles/recipient.ts';

/** What a bank said about a recipient, where it is asked. Fields go by the forms' keys; `name` is the holder's. */
export interface Confirmations {
  /** The quote that the bank was last asked for; null when it was asked as the recipient was made. */
  readonly quoteId: string | null;
  readonly acceptedOutcomes: boolean;
  readonly acceptedAt: Instant | null;
  readonly outcomes: readonly ConfirmationOutcome[];
}

export interface ConfirmationOutcome {
  readonly type: 'ACCOUNT_EXISTENCE' | 'NAME_MATCHING' | 'NAME_RESOLUTION';
  readonly at: Instant;
  readonly outcome: 'SUCCESS' | 'PARTIAL_FAILURE' | 'FAILURE' | 'COULD_NOT_CHECK';
  readonly requiresCustomerAcceptance: boolean;
  readonly fieldsChecked: readonly string[];
  readonly providedName: string | null;
  readonly resolvedName: string | null;
  readonly message: string;
  readonly recommendedUpdates: readonly { readonly path: string; readonly value: string }[];
}

/** Someone money can be sent to: one record, shown in several forms. */
export interface Recipient {
  readonly id: number;
  readonly userId: number;
  readonly profileId: number;
  /** The business profile's id, null for a personal owner. */
  readonly businessProfileId: number | null;
  readonly name: string;
  readonly currency: CurrencyCode;
  readonly country: string | null;
  /** As the forms call it: `iban`, `sort_code`, `email`; `balance` for Wise's own, `contact` for somebody with a profile. */
  readonly type: string;
  readonly legalType: 'PRIVATE' | 'BUSINESS';
  readonly email: string | null;
  /** Bank details by the forms' keys, with `address` as an object; only what was given. */
  readonly details: Readonly<Record<string, Json>>;
  readonly ownedByCustomer: boolean;
  /** A refund account of the sender, usable as a transfer's source account. */
  readonly refund: boolean;
  /** Stands for a balance or account here, not for a bank. */
  readonly internal: boolean;
  readonly status: RecipientStatus;
  readonly confirmations: Confirmations | null;
  /** Hash of owner, currency, name and details: the same recipient is not kept twice. */
  readonly hash: string;
  readonly createdAt: Instant;
}

/** Whose list a recipient stands in, and in which of the two: that of the active ones, or that of the deleted. */
const listedFor =
  (active: boolean) =>
  (recipient: Recipient): number | undefined =>
    isListed(recipient) && isActive(recipient) === active ? recipient.profileId : undefined;

/** In the order of currencies, by which lists may be sorted. */
const byCurrency = (recipient: Recipient): number => currencyRank(recipient.currency);

export const recipients = table<Recipient>()('recipients', {
  activeByProfile: { key: listedFor(true) },
  activeByCurrency: { key: listedFor(true), order: byCurrency },
  inactiveByProfile: { key: listedFor(false) },
  inactiveByCurrency: { key: listedFor(false), order: byCurrency },
  sameActive: { key: recipient => (isActive(recipient) ? recipient.hash : undefined), unique: true },
});

export const isActive = (recipient: Pick<Recipient, 'status'>): boolean => recipient.status === 'active';

/** The type of those who have a profile here. */
export const CONTACT = 'contact';

/** Wise's own recipients can be paid and read, and stand in no list. */
export const isListed = ({ internal, type }: Pick<Recipient, 'internal' | 'type'>): boolean =>
  !internal || type === CONTACT;

/** Currency codes as numbers in the alphabet's order. */
export const currencyRank = (currency: CurrencyCode): number =>
  [...currency].reduce((rank, letter) => rank * 32 + (letter.charCodeAt(0) & 31), 0);
