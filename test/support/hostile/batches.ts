import { BatchCalls, journal, rowOf } from '../batch-calls.ts';
import type { Sandbox } from '../sandbox.ts';
import { PERSONAL } from '../sender.ts';
import type { Request } from './subjects.ts';

/** What requests about batch groups are about. */
export interface BatchSubjects {
  readonly group: string;
  readonly ready: string;
  readonly dollarGroup: string;
  readonly debitAccount: number;
  readonly debited: string;
  readonly initiation: number;
}

/** A group that takes transfers, one to pay for in each currency, and one that is being debited. */
export async function furnishBatches(sandbox: Sandbox): Promise<BatchSubjects> {
  const ada = new BatchCalls(sandbox);
  const group = (await ada.open()).body.id;
  const ready = (await ada.completed(1)).id;
  const [dollarGroup, debited] = [(await ada.completed(1, 'USD')).id, (await ada.completed(1, 'USD')).id];
  const debitAccount = (await ada.debitAccount()).body.id;
  const initiation = (await ada.initiate(debited, { accountId: debitAccount })).body.id;
  return { group, ready, dollarGroup, debitAccount, debited, initiation };
}

const own = { profileId: PERSONAL };

type Needed = BatchSubjects & {
  readonly recipient: number;
  readonly quote: string;
  readonly transfer: number;
  readonly paid: number;
};

/** Requests about groups, direct debits and settlements that are answered well in a furnished world. */
export function batchRequestsOn(s: Needed): Readonly<Record<string, Request>> {
  const customerTransactionId = '7d1ab4c1-6f0c-4d9f-8a3b-2f8f9c0d1e23';
  return {
    batchGroupCreate: { params: own, body: { sourceCurrency: 'GBP', name: 'Payroll' } },
    directDebitAccountGet: { params: own, query: { type: 'ACH', currency: 'USD' } },
    directDebitAccountCreate: {
      params: own,
      body: {
        currency: 'USD',
        type: 'ACH',
        details: { routingNumber: '111000025', accountNumber: '12345678', accountType: 'CHECKING' },
      },
    },
    batchGroupGet: { params: { ...own, batchGroupId: s.ready } },
    batchGroupUpdate: { params: { ...own, batchGroupId: s.group }, body: { status: 'COMPLETED', version: 0 } },
    batchGroupTransferCreate: {
      params: { ...own, batchGroupId: s.group },
      body: { targetAccount: s.recipient, quoteUuid: s.quote, customerTransactionId, details: { reference: 'rent' } },
    },
    batchGroupFund: { params: { ...own, batchGroupId: s.ready }, body: { type: 'BALANCE' } },
    batchGroupPaymentInitiationCreate: {
      params: { ...own, batchGroupId: s.dollarGroup },
      body: { type: 'DIRECT_DEBIT', accountId: s.debitAccount, reference: 'B1234567' },
    },
    batchGroupPaymentInitiationGet: {
      params: { ...own, batchGroupId: s.debited, paymentInitiationId: s.initiation },
    },
    bulkSettlementJournalCreate: {
      body: journal([rowOf(s.transfer, { exchangeRate: 1.3, comment: 'x' })], {
        settlementCurrency: 'USD',
        refundedTransfers: [{ id: s.paid, partnerReference: '1', exchangeRate: 1.3 }],
        balanceTransfer: -1,
      }),
    },
  };
}
