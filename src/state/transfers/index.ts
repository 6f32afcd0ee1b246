import { emit, type Family, machine } from '../kernel/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { transferStateChanged } from './events.ts';
import { isToOwnBalance } from './find.ts';
import { transferFate } from './outcomes.ts';
import { bounceTransfer, convertTransfer, payOutTransfer, redeliverTransfer } from './progress.ts';
import { announcePayment, receiveBankTransfer } from './receive.ts';
import { transfers } from './record.ts';
import { resumeReviewed } from './review.ts';
import { cancelAnyTransfer, chargeBackTransfer, lapseTransfer, refundTransfer } from './settle.ts';
import { transferTerms } from './terms.ts';

export { createTransfer, type NewTransfer } from './create.ts';
export { estimateDelivery } from './delivery.ts';
export { payoutFailed, transferIssuesChanged, transferRefunded, transferStateChanged } from './events.ts';
export { failPayout, failureCodes, failureOf } from './failures.ts';
export {
  findByCustomerTransaction,
  findByPayinSession,
  findTransfer,
  isToOwnBalance,
  mayActFor,
  requireAnyTransfer,
  requireTransfer,
  transfersOfBatch,
} from './find.ts';
export { issueCodes, openIssue, solveIssue } from './issues.ts';
export { listTransfers, type TransferQuery } from './list.ts';
export type { Originator } from './originator.ts';
export {
  type Party,
  requireNoc,
  requirePayout,
  requireReceipt,
  requireUsReceipt,
  type TransferPaper,
} from './papers.ts';
export { bounceTransfer, convertTransfer, payOutTransfer, redeliverTransfer } from './progress.ts';
export {
  announcePayment,
  beginProcessing,
  isPaid,
  type Payer,
  priceWhenPaid,
  receiveBankTransfer,
  takePayment,
} from './receive.ts';
export {
  type PaymentMethod,
  subjectOf,
  type Transfer,
  type TransferKind,
  type TransferPayment,
  transferKinds,
  transfers,
} from './record.ts';
export {
  detailKeys,
  type RequirementsRequest,
  type TransferDetails,
  type TransferField,
  type TransferForm,
  transferForm,
} from './requirements.ts';
export {
  callOff,
  cancelAnyTransfer,
  cancelTransfer,
  chargeBackTransfer,
  lapseTransfer,
  refundTransfer,
} from './settle.ts';

export { setTransferTerms, type TransferTerms } from './terms.ts';
export {
  createThirdPartyTransfer,
  type NewThirdPartyTransfer,
  requireThirdPartyTransfer,
} from './third-party.ts';

const transferMachine = machine({
  lifecycle: transferLifecycle,
  resource: 'transfers',
  table: transfers,
  verbs: {
    announce: announcePayment,
    receive: receiveBankTransfer,
    convert: convertTransfer,
    payOut: payOutTransfer,
    bounce: bounceTransfer,
    redeliver: redeliverTransfer,
    cancel: cancelAnyTransfer,
    lapse: lapseTransfer,
    refund: refundTransfer,
    chargeBack: chargeBackTransfer,
  },
  announce: (world, transfer, { from, to }) => {
    if (isToOwnBalance(world, transfer)) return;
    const { id: transferId, profileId, recipientId } = transfer;
    emit(world, transferStateChanged, { profileId }, { transferId, profileId, recipientId, from, to });
  },
});

export const transferFamily: Family = {
  tables: [transfers, transferTerms],
  machines: [transferMachine],
  reactions: [resumeReviewed],
  subjects: [transferFate],
};
