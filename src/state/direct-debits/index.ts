import type { Family } from '../kernel/index.ts';
import { debitAccounts } from './record.ts';

export { createDebitAccount, type NewDebitAccount } from './create.ts';
export { findDebitAccount, listDebitAccounts, requireDebitAccount } from './find.ts';
export { type DebitAccount, type DebitNetwork, debitAccounts } from './record.ts';

export const directDebitFamily: Family = { tables: [debitAccounts] };
