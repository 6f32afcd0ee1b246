import { emit, type Family, machine } from '../kernel/index.ts';
import { batchGroupLifecycle } from '../lifecycles/batch-group.ts';
import { paymentInitiationLifecycle } from '../lifecycles/payment-initiation.ts';
import { chargeBackInitiation, completeInitiation, failInitiation, processInitiation } from './debit.ts';
import { initiationChanged } from './events.ts';
import { directDebitFate } from './outcomes.ts';
import { receiveForGroup } from './pay.ts';
import { batchGroups, paymentInitiations } from './record.ts';
import { cancelGroup, completeGroup, endCancelling, startCancelling } from './update.ts';

export { batchGroupChanged, initiationChanged } from './events.ts';
export {
  cameToNothing,
  findGroup,
  isBeingDebited,
  mayBePaidAlone,
  requireGroup,
  requireInitiation,
  waitsForMoney,
} from './find.ts';
export { type DebitWish, initiatePayment } from './initiate.ts';
export { addTransfer, openGroup } from './open.ts';
export { costOf, payAll, requirePayable } from './pay.ts';
export { type BatchGroup, batchGroups, type PaymentInitiation, paymentInitiations, referenceOf } from './record.ts';
export { type GroupUpdate, updateGroup } from './update.ts';

const groupMachine = machine({
  lifecycle: batchGroupLifecycle,
  resource: 'batch-groups',
  table: batchGroups,
  verbs: { complete: completeGroup, receive: receiveForGroup, cancel: cancelGroup, startCancelling, endCancelling },
});

const initiationMachine = machine({
  lifecycle: paymentInitiationLifecycle,
  resource: 'payment-initiations',
  table: paymentInitiations,
  verbs: {
    process: processInitiation,
    complete: completeInitiation,
    fail: failInitiation,
    chargeBack: chargeBackInitiation,
  },
  announce: (world, { id: initiationId, batchGroupId, profileId, returnCode }, { from, to }) =>
    emit(world, initiationChanged, { profileId }, { initiationId, batchGroupId, profileId, from, to, returnCode }),
});

export const batchFamily: Family = {
  tables: [batchGroups, paymentInitiations],
  machines: [groupMachine, initiationMachine],
  subjects: [directDebitFate],
};
