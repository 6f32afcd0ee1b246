import { type Family, machine } from '../kernel/index.ts';
import { balanceLifecycle } from '../lifecycles/balance.ts';
import { shutBalance } from './close.ts';
import { overdrafts } from './overdraft.ts';
import { watchOverdraft } from './overdraft-notice.ts';
import { balanceAccounts, balances, standIns } from './record.ts';
import { topUps } from './topup.ts';

export { amountsOf, type BalanceAmounts, reserved, spendable } from './amounts.ts';
export {
  type Booking,
  type Channel,
  creditBalance,
  debitBalance,
  moveAcross,
  requireFunds,
  requireOperable,
  requireRoom,
} from './book.ts';
export { closeBalance, shutBalance } from './close.ts';
export {
  type Eligibility,
  eligibilityIn,
  eligibilityOf,
  eligibilityOfProfile,
} from './eligibility.ts';
export {
  accountStateChanged,
  balanceClosed,
  balanceCredited,
  balanceOpened,
  balanceUpdated,
  overdraftStrained,
  reservationTaken,
  toppedUp,
} from './events.ts';
export {
  balancesOf,
  findAccount,
  findBalance,
  findStandardBalance,
  type InternalTarget,
  internalTarget,
  listAccounts,
  listBalances,
  requireAccount,
  requireBalance,
  requireOwnAccount,
} from './find.ts';
export { canHold, type NewBalance, openBalance, standIn } from './open.ts';
export { canPay, findOverdraft, type Overdraft, overdraftFor, overdrafts, setOverdraft, usedOf } from './overdraft.ts';
export { accountOf, type Balance, type BalanceAccount, balanceAccounts, balances } from './record.ts';
export { reserve, takeReserved, unreserve } from './reserve.ts';
export { findTopUp, type TopUp, type TopUpWish, topUp, topUps } from './topup.ts';
export { type TotalFunds, totalFunds } from './total-funds.ts';
export { totalWorth, worthIn } from './worth.ts';

const balanceMachine = machine({
  lifecycle: balanceLifecycle,
  resource: 'balances',
  table: balances,
  verbs: { close: shutBalance },
});

export const balanceFamily: Family = {
  tables: [balanceAccounts, balances, standIns, topUps, overdrafts],
  machines: [balanceMachine],
  reactions: [watchOverdraft],
};
