import type { Operations } from '../../contract/generated/operations.ts';
import { amountsOf, type BalanceAccount, balancesOf } from '../../state/balances/index.ts';
import type { World } from '../../state/kernel/index.ts';
import { findAccountDetails, type WholeDetails } from '../../state/receiving/index.ts';
import { findCountry } from '../../state/recipients/index.ts';
import { showAccount } from './account.ts';
import { showMoney } from './amounts.ts';

type Account = Operations['balanceGetV1']['replies'][200][number];
type BankDetails = NonNullable<Account['balances']>[number]['bankDetails'];

/** The account with what it holds, as it was shown before balances had ids. Jars came later. */
export const showAccountV1 = (world: World, account: BalanceAccount): Account => ({
  ...showAccount(world, account),
  balances: balancesOf(world, account.profileId, ['STANDARD']).map(balance => {
    const { available, reserved } = amountsOf(world, balance);
    const details = findAccountDetails(world, balance.id);
    return {
      balanceType: 'AVAILABLE',
      currency: balance.currency,
      amount: showMoney(available),
      reservedAmount: showMoney(reserved),
      bankDetails: details && shown.has(balance.currency) ? showBankDetails(details) : null,
    };
  }),
});

/** @source balanceGetV1 */
const shown: ReadonlySet<string> = new Set(['EUR', 'GBP', 'USD', 'AUD', 'NZD']);

/** @assumed what a country does not have is left out, and an IBAN stands for an account number where there is no other */
function showBankDetails(details: WholeDetails): BankDetails {
  const { id, currency, bankCode, swiftCode, accountNumber, iban, bank, holder } = details;
  return {
    id,
    currency,
    bankCode: bankCode ?? swiftCode ?? undefined,
    accountNumber: accountNumber ?? iban ?? undefined,
    swift: swiftCode ?? undefined,
    iban: iban ?? undefined,
    bankName: bank.name,
    accountHolderName: holder,
    bankAddress: {
      addressFirstLine: bank.firstLine,
      postCode: bank.postCode,
      city: bank.city,
      country: findCountry(bank.country)?.name ?? bank.country,
      stateCode: bank.state,
    },
  };
}
