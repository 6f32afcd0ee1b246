import { accountRequirementRoutes } from './account-requirements.ts';
import { balanceRoutes } from './balances.ts';
import { currencyRoutes } from './currencies.ts';
import { disputePageRoutes } from './disputes.ts';
import { profileRoutes } from './profiles.ts';
import { quoteRoutes } from './quotes.ts';
import { recipientRoutes } from './recipients.ts';
import type { LegacyRoute } from './row.ts';
import { statementRoutes } from './statements.ts';
import { transferRoutes } from './transfers.ts';
import { validatorRoutes } from './validators.ts';

export const legacyRoutes: readonly LegacyRoute[] = [
  ...profileRoutes,
  ...quoteRoutes,
  ...accountRequirementRoutes,
  ...validatorRoutes,
  ...recipientRoutes,
  ...transferRoutes,
  ...balanceRoutes,
  ...statementRoutes,
  ...currencyRoutes,
  ...disputePageRoutes,
];
