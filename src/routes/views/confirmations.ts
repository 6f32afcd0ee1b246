import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { Acceptance, Recipient } from '../../state/recipients/index.ts';
import { showMillis } from './dates.ts';

/** What a form of recipients calls a field: `IBAN`, `address.city` or `name`, which is the holder's. */
export type PathOf = (key: string) => string;

const isName = (key: string): boolean => key === 'name' || key === 'accountHolderName';
const inDetails = (key: string): string => `details/${key.replaceAll('.', '/')}`;

/** `accountHolderName`, `details/IBAN` */
export const pathV1: PathOf = key => (isName(key) ? 'accountHolderName' : inDetails(key));

/** `name/fullName`, `details/iban`; an email stands beside the details. */
export const pathV2: PathOf = key => {
  if (isName(key)) return 'name/fullName';
  if (key === 'email') return key;
  return inDetails(key === 'IBAN' || key === 'BIC' ? key.toLowerCase() : key);
};

/** What a bank said about a recipient; null where none was asked. */
export function showConfirmations(
  { confirmations }: Pick<Recipient, 'confirmations'>,
  pathOf: PathOf,
): schemas.Confirmations | null {
  if (!confirmations) return null;
  return {
    acceptedOutcomes: confirmations.acceptedOutcomes,
    acceptedAt: confirmations.acceptedAt === null ? null : showMillis(confirmations.acceptedAt),
    quoteId: confirmations.quoteId,
    outcomes: confirmations.outcomes.map(outcome => ({
      type: outcome.type,
      timestamp: showMillis(outcome.at),
      outcome: outcome.outcome,
      requiresCustomerAcceptance: outcome.requiresCustomerAcceptance,
      fieldsChecked: outcome.fieldsChecked.map(pathOf),
      providedName: outcome.providedName ?? undefined,
      resolvedName: outcome.resolvedName ?? undefined,
      message: outcome.message,
      recommendedUpdates: outcome.recommendedUpdates.map(({ path, value }) => ({ path: pathOf(path), value })),
    })),
  };
}

type Compatibility = Operations['recipientCompatibilityCheck']['replies'][200];

/** Without `confirmations` where no bank was asked. */
export const showCompatibility = (recipient: Recipient, quoteId: string, pathOf: PathOf): Compatibility => ({
  accountId: recipient.id,
  quoteId,
  confirmations: showConfirmations(recipient, pathOf) ?? undefined,
});

type AcceptCall = Operations['recipientConfirmationsAccept']['request'];

export const readAcceptance = (
  { acceptedOutcomes }: AcceptCall['body'],
  { quoteId }: AcceptCall['query'],
): Acceptance => ({ accepted: acceptedOutcomes, quoteId: quoteId ?? null });
