import type { Operations } from '../../contract/generated/operations.ts';
import type { TotalFunds } from '../../state/balances/index.ts';
import { showMoney } from './amounts.ts';

export const showTotalFunds = ({
  worth,
  cash,
  available,
  overdraft,
}: TotalFunds): Operations['totalFunds']['replies'][200] => ({
  totalWorth: showMoney(worth),
  totalAvailable: showMoney(available),
  totalCash: showMoney(cash),
  overdraft: {
    limit: showMoney(overdraft.limit),
    used: showMoney(overdraft.used),
    available: showMoney(overdraft.available),
    availableByCurrency: overdraft.availableIn.map(showMoney),
  },
});
