import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { Funding, FundingWish } from '../../state/funding/index.ts';
import { toUnits } from '../../state/kernel/index.ts';
import type { TransferPayment } from '../../state/transfers/index.ts';
import { showMillis } from './dates.ts';

type FundRequest = Operations['transferFund']['request'];

export const readFunding = (
  { profileId, transferId }: FundRequest['params'],
  body: FundRequest['body'],
): FundingWish => ({
  profileId,
  transferId,
  type: body.type,
  partnerReference: body.partnerReference ?? null,
  step: body.status ?? null,
});

const statusOf = { completed: 'COMPLETED', created: 'CREATED', rejected: 'REJECTED' } as const;

export const showFunding = ({
  type,
  outcome,
  reason,
  paymentId,
}: Funding): Operations['transferFund']['replies'][200] => ({
  type,
  status: statusOf[outcome],
  errorCode: reason,
  balanceTransactionId: paymentId,
  errorMessage: null,
});

export const showPayment = ({ id, method, amount, createdAt, updatedAt }: TransferPayment): schemas.Payment => ({
  id,
  method,
  pricingVariant: null,
  amount: toUnits(amount),
  currency: amount.currency,
  timeCreated: showMillis(createdAt),
  timeUpdated: showMillis(updatedAt),
});
