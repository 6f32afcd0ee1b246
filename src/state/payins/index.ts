import type { Family } from '../kernel/index.ts';
import { payNowRequests } from './record.ts';

export { type Deposit, depositFor, depositReference } from './deposit.ts';
export { requestPayNow } from './paynow.ts';
export { type PayNowRequest, payNowRequests } from './record.ts';
export { type DepositAccount, depositCurrencies, type PostalAddress, payNowPayee } from './reference.ts';

/** How money for transfers comes in. That it has come is told by the transfer's own move `receive`. */
export const payinFamily: Family = { tables: [payNowRequests] };
