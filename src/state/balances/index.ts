import { type Family, machine } from '../kernel/index.ts';
import { balanceLifecycle } from '../lifecycles/balance.ts';
import { shutBalance } from './close.ts';
import { balanceAccounts, balances, standIns } from './record.ts';
import { topUps } from './topup.ts';

export {
  amountsOf,
  type BalanceAmounts,
  type Booking,
  type Channel,
  creditBalance,
  debitBalance,
  moveAcross,
  requireFunds,
  requireOperable,
  requireRoom,
  reserved,
  spendable,
} from './book.ts';
export { closeBalance, shutBalance } from './close.ts';
export {
  accountStateChanged,
  balanceClosed,
  balanceCredited,
  balanceOpened,
  balanceUpdated,
  toppedUp,
} from './events.ts';
export {
  balancesOf,
  findAccount,
  findBalance,
  findStandardBalance,
  type InternalTarget,
  internalTarget,
  listBalances,
  requireBalance,
} from './find.ts';
export { canHold, type NewBalance, openBalance, standIn } from './open.ts';
export { accountOf, type Balance, type BalanceAccount, balanceAccounts, balances } from './record.ts';
export { findTopUp, type TopUp, type TopUpWish, topUp, topUps } from './topup.ts';

const balanceMachine = machine({
  lifecycle: balanceLifecycle,
  resource: 'balances',
  table: balances,
  verbs: { close: shutBalance },
});

export const balanceFamily: Family = {
  tables: [balanceAccounts, balances, standIns, topUps],
  machines: [balanceMachine],
};
