/** The company: every family, in the order in which they may depend on each other. */
import { access } from './access/index.ts';
import { activityFamily } from './activities/index.ts';
import { balanceFamily } from './balances/index.ts';
import { batchFamily } from './batches/index.ts';
import { cardChallengeFamily } from './card-challenges/index.ts';
import { cardPaymentFamily } from './card-payments/index.ts';
import { cardFamily } from './cards/index.ts';
import { contactFamily } from './contacts/index.ts';
import { directDebitFamily } from './direct-debits/index.ts';
import { disputeFamily } from './disputes/index.ts';
import { faultFamily } from './faults/index.ts';
import { fundingFamily } from './funding/index.ts';
import { holdLimitFamily } from './hold-limits/index.ts';
import { Company, courses, type Family, type Paper, tasks } from './kernel/index.ts';
import { keyFamily } from './keys/index.ts';
import { kycFamily } from './kyc/index.ts';
import { ledger } from './ledger/index.ts';
import { movementFamily } from './movements/index.ts';
import { numberHomes } from './numbers.ts';
import { overrideFamily } from './overrides/index.ts';
import { payinFamily } from './payins/index.ts';
import { profileFamily } from './profiles/index.ts';
import { quoteFamily } from './quotes/index.ts';
import { rateFamily } from './rates/index.ts';
import { receivingFamily } from './receiving/index.ts';
import { recipientFamily } from './recipients/index.ts';
import shapes from './row-shapes.json' with { type: 'json' };
import { scaFamily } from './sca/index.ts';
import { settlementFamily } from './settlements/index.ts';
import { spendFamily } from './spend/index.ts';
import { supportFamily } from './support/index.ts';
import { transferFamily } from './transfers/index.ts';
import { verificationFamily } from './verification/index.ts';
import { walletFamily } from './wallets/index.ts';
import { webhooks } from './webhooks/index.ts';

const kernel: Family = { tables: [tasks, courses] };

export const company = new Company(
  [
    kernel,
    ledger,
    access,
    keyFamily,
    faultFamily,
    overrideFamily,
    profileFamily,
    verificationFamily,
    scaFamily,
    rateFamily,
    balanceFamily,
    recipientFamily,
    contactFamily,
    quoteFamily,
    kycFamily,
    movementFamily,
    receivingFamily,
    transferFamily,
    payinFamily,
    directDebitFamily,
    batchFamily,
    fundingFamily,
    settlementFamily,
    holdLimitFamily,
    cardFamily,
    walletFamily,
    spendFamily,
    cardPaymentFamily,
    cardChallengeFamily,
    disputeFamily,
    supportFamily,
    activityFamily,
    webhooks,
  ],
  { shapes: shapes as unknown as Paper['shapes'], numbers: numberHomes },
);
