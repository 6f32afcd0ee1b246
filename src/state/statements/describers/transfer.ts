import type { World } from '../../kernel/index.ts';
import { findProfile, nameOf } from '../../profiles/index.ts';
import { type AccountFacts, accountNumberOf, findRecipient } from '../../recipients/index.ts';
import { findTransfer, type Transfer } from '../../transfers/index.ts';
import type { Act, Describer, Exchange, Party } from '../act.ts';

/** Sending, getting it back, and getting it from another balance. @source balanceStatementGet */
export const describeTransfer: Describer = (world, { id, reason }) => {
  const transfer = findTransfer(world, Number(id));
  return transfer && acts[reason]?.(world, transfer);
};

const acts: Readonly<Record<string, (world: World, transfer: Transfer) => Act>> = {
  'transfer funding': (world, transfer) => ({
    ...shared(transfer),
    saying: 'sent',
    type: 'TRANSFER',
    fees: transfer.fee.total,
    counterparty: recipientOf(world, transfer),
    exchange: exchangeOf(transfer),
  }),
  'transfer refund': (world, transfer) => ({
    ...shared(transfer),
    saying: 'refunded',
    type: 'TRANSFER',
    counterparty: recipientOf(world, transfer),
  }),
  'transfer payout': (world, transfer) => ({
    ...shared(transfer),
    saying: 'received',
    type: 'DEPOSIT',
    counterparty: senderOf(world, transfer),
  }),
};

const shared = ({ id, details }: Transfer) => ({
  reference: `TRANSFER-${id}`,
  paymentReference: details.reference ?? null,
});

function recipientOf(world: World, { recipientId }: Transfer): Party | undefined {
  const recipient = findRecipient(world, recipientId);
  if (!recipient) return undefined;
  const { name, details } = recipient;
  const facts = { ...recipient, accountHolderName: name, details: details as AccountFacts['details'] };
  return { name, account: accountNumberOf(facts) };
}

function senderOf(world: World, { profileId }: Transfer): Party | undefined {
  const profile = findProfile(world, profileId);
  return profile && { name: nameOf(profile), account: null };
}

const exchangeOf = ({ source, target, converted, delivered, rate, fee }: Transfer): Exchange | undefined =>
  source === target ? undefined : { from: converted, to: delivered, rate, fee: fee.total };
