import type { TransferStatus } from '../state/lifecycles/transfer.ts';
import type { PartnerTerms } from '../state/quotes/index.ts';
import type { Sender } from '../state/receiving/index.ts';
import type { TransferKind } from '../state/transfers/index.ts';

/** A world as it is told: what its people did, how many days before the world begins. Played through verbs. */
export interface SeedDocument {
  readonly format: 1;
  readonly about: string;
  readonly foundedDaysAgo: number;
  readonly steps: readonly SeedStep[];
}

export type WhichProfile = 'personal' | 'business';

interface Step<Do extends string> {
  readonly do: Do;
  readonly daysAgo: number;
  readonly profile: WhichProfile;
  readonly currency: string;
}

export type SeedStep =
  | Step<'open-balance'>
  | (Step<'open-jar'> & { readonly name: string; readonly icon: string })
  | (Step<'top-up'> & { readonly amount: number; readonly channel: 'TRANSFER' | 'CARD' })
  /** Taken off every fee of the profile from then on. */
  | (Step<'grant-discount'> & { readonly amount: number })
  | (Step<'grant-overdraft'> & { readonly amount: number })
  | (Step<'save'> & { readonly jar: string; readonly amount: number })
  | (Step<'add-recipient'> & {
      /** The name other steps use. */
      readonly as: string;
      readonly type: string;
      readonly name: string;
      readonly details: Readonly<Record<string, unknown>>;
    })
  | Step<'order-account-details'>
  /** Money from somebody outside, on the account details of a currency. */
  | (Step<'receive'> & { readonly amount: number; readonly from: Partial<Sender>; readonly reference: string })
  /** What the application's customers pay from then on, and what it may ask for. */
  | (Omit<Step<'agree-on-pricing'>, 'currency'> & Partial<Omit<PartnerTerms, 'id'>>)
  /** A key that the user signs one-time tokens with. */
  | (Omit<Step<'upload-public-key'>, 'currency'> & { readonly pem: string })
  /** People nobody named: drawn from the world's chance. */
  | (Step<'generate-recipients'> & { readonly count: number })
  /** The only kinds of transfers that the application may make from then on. */
  | (Omit<Step<'agree-on-transfers'>, 'currency'> & { readonly kinds: readonly TransferKind[] })
  | (Omit<Step<'send'>, 'currency'> & {
      readonly from: string;
      readonly amount: number;
      readonly to: string;
      readonly until: TransferStatus;
      readonly reference: string;
    });

const doings: ReadonlySet<string> = new Set<SeedStep['do']>([
  'open-balance',
  'open-jar',
  'top-up',
  'grant-discount',
  'grant-overdraft',
  'save',
  'add-recipient',
  'generate-recipients',
  'order-account-details',
  'receive',
  'agree-on-pricing',
  'agree-on-transfers',
  'send',
  'upload-public-key',
]);

/** A seed that cannot be read or played; the message says why. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
}

/** Takes a document for what it says it is; throws with what is wrong. The verbs check the rest. */
export function readSeedDocument(value: unknown, source: string): SeedDocument {
  const document = value as Partial<SeedDocument> | null;
  const wrong = (reason: string): never => {
    throw new SeedError(`the seed ${source} ${reason}`);
  };
  if (typeof document !== 'object' || document === null) return wrong('is not a JSON object');
  if (document.format === undefined) wrong('has no "format": 1, and so is no seed');
  if (document.format !== 1) wrong(`has format ${JSON.stringify(document.format)}, and only 1 is known`);
  if (!Array.isArray(document.steps)) wrong('has no list of steps');
  for (const [i, step] of (document.steps ?? []).entries()) {
    if (!doings.has(step?.do))
      wrong(`asks in step ${i + 1} for ${JSON.stringify(step?.do)}; known are ${[...doings].join(', ')}`);
    if (typeof step.daysAgo !== 'number') wrong(`does not say in step ${i + 1} how many daysAgo`);
    if (step.profile !== 'personal' && step.profile !== 'business') wrong(`names no profile in step ${i + 1}`);
  }
  return { about: '', foundedDaysAgo: 90, ...document } as SeedDocument;
}
