import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { BatchGroup, DebitWish, PaymentInitiation } from '../../state/batches/index.ts';
import type { World } from '../../state/kernel/index.ts';
import { transfersOfBatch } from '../../state/transfers/index.ts';
import { showMicros } from './dates.ts';
import { requireId } from './ids.ts';
import { showPayInDetails } from './pay-in-details.ts';

export const readNewGroup = ({
  name,
  sourceCurrency,
}: Operations['batchGroupCreate']['request']['body']): Pick<BatchGroup, 'name' | 'source'> => ({
  name,
  source: sourceCurrency,
});

const transferIdsOf = (world: World, { id }: BatchGroup): number[] =>
  [...transfersOfBatch(world, id)].map(transfer => transfer.id);

export const showGroup = (world: World, group: BatchGroup): schemas.BatchGroup => ({
  id: group.id,
  version: group.version,
  name: group.name,
  sourceCurrency: group.source,
  status: group.status,
  transferIds: transferIdsOf(world, group),
  payInDetails: showPayInDetails(group),
});

/** A group that was just paid for. */
export const showFundedGroup = (world: World, group: BatchGroup): Operations['batchGroupFund']['replies'][200] => ({
  id: group.id,
  name: group.name,
  fileName: null,
  alreadyPaid: group.paidBy !== null,
  shortId: group.shortId,
  userId: group.userId,
  profileId: group.profileId,
  sourceCurrency: group.source,
  status: group.status,
  groupType: 'API',
  transferIds: transferIdsOf(world, group),
});

/** @throws Refusal `request.malformed` when the account's id is no number that could be one */
export const readDebit = (body: Operations['batchGroupPaymentInitiationCreate']['request']['body']): DebitWish => ({
  accountId: requireId(body.accountId, 'accountId'),
  reference: body.reference ?? null,
});

export const showInitiation = (initiation: PaymentInitiation): schemas.PaymentInitiation => ({
  id: initiation.id,
  batchGroupId: initiation.batchGroupId,
  reference: initiation.reference,
  userId: initiation.userId,
  profileId: initiation.profileId,
  type: 'DIRECT_DEBIT',
  status: initiation.status,
  accountId: initiation.accountId,
  transferId: initiation.transferId,
  createdTime: showMicros(initiation.createdAt),
});
