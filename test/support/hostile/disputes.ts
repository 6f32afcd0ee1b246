import { payByCard } from '../card-payment.ts';
import { Disputer } from '../disputer.ts';
import type { Sandbox } from '../sandbox.ts';
import { PERSONAL } from '../sender.ts';
import type { Request } from './subjects.ts';

export interface DisputeSubjects {
  /** A payment that nobody objects to. */
  readonly paid: number;
  /** A dispute about another one. */
  readonly dispute: string;
  readonly receipt: string;
}

/** A customer with a card, in a world that has pounds to pay with. */
export async function furnishDisputes(sandbox: Sandbox): Promise<DisputeSubjects> {
  const world = await sandbox.world();
  const customer = new Disputer(sandbox);
  const dispute = (await customer.disputed(payByCard(world, PERSONAL).id)).id;
  const { receipt } = (await customer.upload([{ name: 'receipt', filename: 'a.png', type: 'image/png' }])).body;
  return { dispute, receipt, paid: payByCard(world, PERSONAL).id };
}

const flows = '/v3/spend/profiles/:profileId/dispute-form/flows';

export function disputeRequests({ paid, dispute, receipt }: DisputeSubjects): Readonly<Record<string, Request>> {
  const own = { profileId: PERSONAL };
  const params = { ...own, scheme: 'VISA', reason: 'WRONG_AMOUNT' };
  const query = { transactionId: paid };
  const pounds = { value: 5, currency: 'GBP' };
  return {
    disputeReasonsGet: { params: own },
    disputeDynamicFlowStep: { params, query, body: { email: 'support@partner.com' } },
    [`GET ${flows}/step/:scheme/:reason`]: { params, query },
    [`GET ${flows}/:scheme/:reason`]: { params: { ...params, scheme: 'visa', reason: 'scam' }, query },
    disputeSubmit: {
      params,
      body: {
        transaction: { transactionId: String(paid), email: 'support@partner.com' },
        form: { charged: pounds, expected: pounds, agreedDetails: { agreed: true }, details: 'too much' },
        disclaimer: { allAnswered: true, filesUploaded: true },
        files: { receipt },
      },
    },
    disputeList: { params: own, query: { status: 'ACTIVE', transactionId: paid, pageSize: 10, pageNumber: 1 } },
    disputeGet: { params: { ...own, disputeId: dispute } },
    disputeWithdraw: { params: { ...own, disputeId: dispute }, body: { status: 'CLOSED' } },
  };
}
