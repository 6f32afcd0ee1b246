import { accountRequirementRoutes } from './account-requirements.ts';
import type { LegacyRoute } from './row.ts';

export const legacyRoutes: readonly LegacyRoute[] = [...accountRequirementRoutes];
