import type { Amendment } from './amendment.ts';
import { accessAmendments } from './amendments/access.ts';
import { accountAmendments } from './amendments/accounts.ts';
import { addressAmendments } from './amendments/addresses.ts';
import { cardAmendments } from './amendments/cards.ts';
import { formAmendments } from './amendments/forms.ts';
import { missingBodyAmendments } from './amendments/missing-bodies.ts';
import { mistakeAmendments } from './amendments/mistakes.ts';
import { quoteAmendments } from './amendments/quotes.ts';
import { recipientAmendments } from './amendments/recipients.ts';
import { spendingAmendments } from './amendments/spending.ts';
import { statementAmendments } from './amendments/statements.ts';
import { strongAuthenticationAmendments } from './amendments/strong-authentication.ts';
import { transferAmendments } from './amendments/transfers.ts';

/**
 * Where the contract localwise keeps differs from the published document, and why. Applied in this order, after the
 * rule of `ids.ts`; an entry that finds nothing to change is reported and fails a test.
 */
export const amendments: readonly Amendment[] = [
  ...mistakeAmendments,
  ...quoteAmendments,
  ...recipientAmendments,
  ...addressAmendments,
  ...formAmendments,
  ...transferAmendments,
  ...accountAmendments,
  ...statementAmendments,
  ...spendingAmendments,
  ...cardAmendments,
  ...accessAmendments,
  ...missingBodyAmendments,
  // After the shapes of errors were named.
  ...strongAuthenticationAmendments,
];
