import type { Sandbox } from '../sandbox.ts';
import { PERSONAL } from '../sender.ts';
import type { Request } from './subjects.ts';

const own = { profileId: PERSONAL };

/** Account details in euros, and a payment that came in on them; answers the payment's id. */
export async function receive(sandbox: Sandbox): Promise<number> {
  await sandbox.call('bankAccountDetailsOrderCreate', { params: own, body: { currency: 'EUR' } });
  await sandbox.call('simulationBankTransactionImport', { params: own, body: { currency: 'EUR', amount: 50 } });
  return (await sandbox.control('GET', '/resources/incoming-payments')).body.items[0].id;
}

/** Requests about account details and money that comes in. */
export const receivingRequests = (s: {
  readonly euros: number;
  readonly payment: number;
}): Readonly<Record<string, Request>> => ({
  bankAccountDetailsOrderCreate: { params: own, body: { currency: 'GBP' } },
  bankAccountDetailsOrdersListV1: { params: own },
  bankAccountDetailsOrdersList: { params: own, query: { currency: 'EUR' } },
  bankAccountDetailsGet: { params: own },
  bankAccountDetailsBankDetailsCreate: { params: own, body: { targetAccountId: s.euros } },
  bankAccountDetailsReturnsCreate: { params: { ...own, paymentId: s.payment }, body: { reason: 'CUSTOMER_REQUEST' } },
  simulationBankTransactionImport: { params: own, body: { currency: 'EUR', amount: 50 } },
  simulationSwiftIn: {
    params: own,
    body: {
      currencyCode: 'EUR',
      amount: 100,
      senderAddress: { city: 'Springfield', country: 'US' },
      charges: [{ currency: 'EUR', amount: 1, agent: 'DEUTDEDBFRA' }],
      previousInstructingAgents: ['COBADEFFXXX'],
    },
  },
});
