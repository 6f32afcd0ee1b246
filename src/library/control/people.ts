import type { Operations } from '../../contract/generated/operations.ts';
import { at, type Id, type Send } from './send.ts';

/** As the operations on reviews show one. */
export type KycReview = Operations['kycReviewGet']['replies'][200];

export interface KycReviewWish {
  readonly profileId: number;
  readonly type?: string;
  readonly id?: Id;
  readonly currencies?: readonly string[];
  /** A key, or several of which one will do. */
  readonly requirements?: readonly (string | readonly string[])[];
  /** A duration such as `P7D`. */
  readonly requiredIn?: string;
}

export const kycReviews = (send: Send) => ({
  /** Starts a review of any trigger. */
  start: (wish: KycReviewWish) => send<KycReview>('POST', at`/kyc-reviews`, wish),
});

export interface EvidenceCheck {
  readonly profileId: number;
  readonly status: string;
  readonly required: readonly string[];
  readonly outcome: string | null;
}

export const profiles = (send: Send) => ({
  requireEvidences: (id: Id, wish: { readonly required?: readonly string[]; readonly outcome?: string }) =>
    send<EvidenceCheck>('POST', at`/profiles/${id}/required-evidences`, wish),
  /** Asks one profile for strong authentication, or goes by the settings. */
  setSca: (id: Id, wish: { readonly policy: 'auto' | 'always' | 'never' }) =>
    send<{ readonly profileId: number; readonly policy: string }>('POST', at`/profiles/${id}/sca`, wish),
});

export interface PublicKey {
  readonly id: string;
  readonly userId: number;
  readonly pem: string;
  readonly createdAt: string;
}

/** The keys a user signs one-time tokens with. */
export const users = (send: Send) => ({
  publicKeys: (id: Id) => send<{ readonly keys: readonly PublicKey[] }>('GET', at`/users/${id}/public-keys`),
  addPublicKey: (id: Id, wish: { readonly pem: string }) => send<PublicKey>('POST', at`/users/${id}/public-keys`, wish),
  deletePublicKey: (id: Id, keyId: string) => send<void>('DELETE', at`/users/${id}/public-keys/${keyId}`),
});

export interface Client {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly redirectUris: readonly string[];
  readonly restrictedCalls: boolean;
}

export interface ClientWish {
  readonly name?: string;
  readonly key?: string;
  /** Must be said of a new one. */
  readonly secret?: string;
  readonly redirectUris?: readonly string[];
  readonly restrictedCalls?: boolean;
}

export type TransferKind = 'standard' | 'third-party' | 'partner-licence';

/** Units of the source currency, and a share of the amount. */
export interface Pricing {
  readonly variable: number;
  readonly fixed: number;
}

export interface PricingTerms {
  readonly client: string;
  readonly swiftOur: boolean;
  readonly largestVariable: number;
  readonly largestFixed: number;
  readonly pricing: Pricing | null;
}

export interface BulkTerms {
  readonly client: string;
  readonly enabled: boolean;
  readonly crossCurrency: boolean;
  readonly collateral: readonly { readonly value: number; readonly currency: string }[];
  readonly refundUrl: string | null;
}

/** Applications, by their id. */
export const clients = (send: Send) => ({
  get: (id: string) => send<Client>('GET', at`/clients/${id}`),
  /** Registers one, or changes it. */
  put: (id: string, wish: ClientWish) => send<Client>('PUT', at`/clients/${id}`, wish),
  /** The kinds of transfers it may make. */
  setTransferTerms: (id: string, wish: { readonly kinds: readonly TransferKind[] }) =>
    send<{ readonly client: string; readonly kinds: readonly TransferKind[] }>(
      'PUT',
      at`/clients/${id}/transfer-terms`,
      wish,
    ),
  pricingTerms: (id: string) => send<PricingTerms>('GET', at`/clients/${id}/pricing-terms`),
  setPricingTerms: (id: string, wish: Partial<Omit<PricingTerms, 'client'>>) =>
    send<PricingTerms>('PUT', at`/clients/${id}/pricing-terms`, wish),
  bulkTerms: (id: string) => send<BulkTerms>('GET', at`/clients/${id}/bulk-terms`),
  setBulkTerms: (id: string, wish: Partial<Omit<BulkTerms, 'client'>>) =>
    send<BulkTerms>('PUT', at`/clients/${id}/bulk-terms`, wish),
});
