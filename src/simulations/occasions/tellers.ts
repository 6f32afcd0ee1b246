import {
  accountStateChanged,
  type Balance,
  balanceAccounts,
  balanceCredited,
  balances,
  balanceUpdated,
  findAccount,
  overdraftStrained,
  overdrafts,
  spendable,
  usedOf,
} from '../../state/balances/index.ts';
import { findCard } from '../../state/cards/index.ts';
import { money, type World, zero } from '../../state/kernel/index.ts';
import { reviewChanged, reviews } from '../../state/kyc/index.ts';
import { profiles, verificationStateChanged } from '../../state/profiles/index.ts';
import {
  arrivalCredited,
  incomingPayments,
  type SwiftMessage,
  swiftCredited,
  swiftMessages,
  swiftReceived,
} from '../../state/receiving/index.ts';
import { recipientChanged, recipients } from '../../state/recipients/index.ts';
import { settlementReceived, settlements } from '../../state/settlements/index.ts';
import {
  failureOf,
  payoutFailed,
  type Transfer,
  transferIssuesChanged,
  transferRefunded,
  transfers,
} from '../../state/transfers/index.ts';
import { manualProvisioningAsked, paymentTokens } from '../../state/wallets/index.ts';
import { type Teller, telling } from './occasion.ts';

const placeOf = ({ id: transferId, profileId, recipientId }: Transfer) => ({ transferId, profileId, recipientId });

/** As if all that is on the balance had just come; one unit, where nothing is. */
function creditOf(world: World, balance: Balance) {
  const { accountId, profileId, currency } = balance;
  const held = spendable(world, balance);
  const amount = held.amountMinor > 0 ? held : money(100, currency);
  return { accountId, profileId, amount, balanceAfter: amount };
}

const transferTellers = [
  telling(transferIssuesChanged, 'transfers', transfers, (_, transfer) => ({
    ...placeOf(transfer),
    issues: transfer.issues,
  })),
  telling(payoutFailed, 'transfers', transfers, (world, { id: transferId, profileId }) => ({
    transferId,
    profileId,
    ...failureOf(world),
  })),
  telling(transferRefunded, 'transfers', transfers, (_, transfer) => ({
    ...placeOf(transfer),
    amount: transfer.charged,
  })),
];

const balanceTellers = [
  telling(balanceCredited, 'balances', balances, creditOf),
  telling(balanceUpdated, 'balances', balances, (world, balance) => ({
    ...creditOf(world, balance),
    balanceId: balance.id,
    direction: 'credit' as const,
    channel: 'TRANSFER' as const,
    reference: null,
    stepId: world.counter('step') ?? 1,
  })),
  telling(accountStateChanged, 'balance-accounts', balanceAccounts, (_, { id: accountId, profileId, active }) => ({
    accountId,
    profileId,
    state: active ? 'ACTIVE' : 'INACTIVE',
  })),
  telling(overdraftStrained, 'overdrafts', overdrafts, (world, overdraft) => ({
    profileId: overdraft.id,
    used: usedOf(world, overdraft),
    limit: overdraft.limit,
  })),
];

function swiftOf(world: World, { id: messageId, paymentId, profileId }: SwiftMessage) {
  const account = findAccount(world, profileId);
  return account && { messageId, paymentId, profileId, accountId: account.id };
}

const arrivalTellers = [
  telling(
    arrivalCredited,
    'incoming-payments',
    incomingPayments,
    (_, { arrivalId }) => ({ arrivalId }),
    ({ profileId }) => ({ profileId }),
  ),
  telling(swiftReceived, 'swift-messages', swiftMessages, swiftOf),
  telling(swiftCredited, 'swift-messages', swiftMessages, swiftOf),
];

const partnerTellers = [
  telling(
    settlementReceived,
    'settlements',
    settlements,
    (_, { reference, due, received, currency }) => ({
      reference,
      due: due ?? zero(currency),
      received,
      payment: received,
    }),
    ({ clientId }) => ({ clientId }),
  ),
  telling(
    manualProvisioningAsked,
    'payment-tokens',
    paymentTokens,
    (world, { id: reference, cardToken, wallet, createdAt }) => {
      const card = findCard(world, cardToken);
      if (!card) return undefined;
      const { profileId, clientId, pan } = card;
      return { profileId, clientId, cardToken, reference, lastDigits: pan.slice(-4), wallet, createdAt };
    },
    (_row, { profileId, clientId }) => ({ profileId, clientId }),
  ),
];

const peopleTellers = [
  telling(verificationStateChanged, 'profiles', profiles, (world, { id: profileId, status: state }) => ({
    profileId,
    state,
    at: world.now,
  })),
  telling(
    reviewChanged,
    'kyc-reviews',
    reviews,
    (_, review) => ({ review, from: review.status, changes: [], minor: false }),
    ({ profileId }) => ({ profileId }),
  ),
  telling(recipientChanged, 'recipients', recipients, (_, { id: recipientId, profileId, status }) => ({
    recipientId,
    profileId,
    change: status === 'active' ? 'create' : 'deactivate',
  })),
];

/** The events that no lifecycle announces by itself, with the records they are about. */
export const tellers: readonly Teller[] = [
  ...transferTellers,
  ...balanceTellers,
  ...arrivalTellers,
  ...partnerTellers,
  ...peopleTellers,
];
