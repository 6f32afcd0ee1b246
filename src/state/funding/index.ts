import { type Family, machine } from '../kernel/index.ts';
import { bulkPaymentLifecycle } from '../lifecycles/bulk-payment.ts';
import { payBulk, stepTo, withdrawBulk } from './bulk.ts';
import { bulkPayments } from './bulk-record.ts';
import { fundingCheck } from './outcomes.ts';
import { bulkTerms } from './terms.ts';

export { receiveBankTransfer } from '../transfers/index.ts';
export { costInBulk, findBulkPayment, isPayable, payBulk, payWaiting } from './bulk.ts';
export { type BulkPayment, bulkPayments } from './bulk-record.ts';
export { type FundingWish, fundFromBalance, fundTransfer, listPayments } from './fund.ts';
export { fundGroup } from './group.ts';
export type { Funding } from './outcome.ts';
export { type BulkTerms, bulkTermsOf, setBulkTerms } from './terms.ts';

const bulkMachine = machine({
  lifecycle: bulkPaymentLifecycle,
  resource: 'bulk-payments',
  table: bulkPayments,
  verbs: {
    wait: stepTo('wait'),
    pay: payBulk,
    settle: stepTo('settle'),
    withdraw: stepTo('withdraw'),
  },
});

export const fundingFamily: Family = {
  tables: [bulkTerms, bulkPayments],
  machines: [bulkMachine],
  reactions: [withdrawBulk],
  subjects: [fundingCheck],
};
