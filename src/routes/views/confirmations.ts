import type * as schemas from '../../contract/generated/schemas.ts';
import type { Confirmations } from '../../state/recipients/index.ts';
import { showMillis } from './dates.ts';

/** What a bank said about a recipient; `namePath` is what this form calls the name. */
export function showConfirmations(
  confirmations: Confirmations | null,
  namePath: string,
): schemas.Recipient['confirmations'] {
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
      fieldsChecked: outcome.fieldsChecked,
      providedName: outcome.providedName ?? undefined,
      resolvedName: outcome.resolvedName ?? undefined,
      message: outcome.message,
      recommendedUpdates: outcome.recommendedUpdates.map(({ path, value }) => ({
        path: path === 'name' ? namePath : path,
        value,
      })),
    })),
  };
}
