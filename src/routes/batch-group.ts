import { gap, type HandlersOf } from './binding.ts';

export const batchGroupRoutes: HandlersOf<'batch-group'> = {
  batchGroupCreate: gap('batchGroupCreate'),
  batchGroupGet: gap('batchGroupGet'),
  batchGroupUpdate: gap('batchGroupUpdate'),
  batchGroupTransferCreate: gap('batchGroupTransferCreate'),
  batchGroupFund: gap('batchGroupFund'),
  batchGroupPaymentInitiationCreate: gap('batchGroupPaymentInitiationCreate'),
  batchGroupPaymentInitiationGet: gap('batchGroupPaymentInitiationGet'),
};
