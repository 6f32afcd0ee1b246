import { emit, type Family, machine } from '../kernel/index.ts';
import { transferLifecycle } from '../lifecycles/transfer.ts';
import { transferStateChanged } from './events.ts';
import { isToOwnBalance } from './find.ts';
import { bounceTransfer, convertTransfer, payOutTransfer, redeliverTransfer } from './progress.ts';
import { announcePayment, receiveBankTransfer } from './receive.ts';
import { transfers } from './record.ts';
import { cancelAnyTransfer, chargeBackTransfer, lapseTransfer, refundTransfer } from './settle.ts';

export { createTransfer, type NewTransfer } from './create.ts';
export { estimateDelivery } from './delivery.ts';
export { payoutFailed, transferIssuesChanged, transferRefunded, transferStateChanged } from './events.ts';
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
export { listTransfers, type TransferQuery } from './list.ts';
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
export { type PaymentMethod, subjectOf, type Transfer, type TransferPayment, transfers } from './record.ts';
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

export const transferFamily: Family = { tables: [transfers], machines: [transferMachine] };
