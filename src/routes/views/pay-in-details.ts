import banks from '../../../fixtures/reference/pay-in-banks.json' with { type: 'json' };
import type * as schemas from '../../contract/generated/schemas.ts';
import { type BatchGroup, referenceOf } from '../../state/batches/index.ts';
import { toUnits } from '../../state/kernel/index.ts';

type Bank = Omit<schemas.PayInDetails, 'type' | 'reference' | 'amount' | 'currency'>;

const nothing: Bank = {
  name: '',
  branchName: null,
  accountNumber: null,
  accountType: null,
  bankCode: null,
  bankAddress: null,
  transferWiseAddress: null,
  iban: null,
  bban: null,
  institutionNumber: null,
  transitNumber: null,
  beneficiaryBankBIC: null,
  intermediaryBankBIC: null,
  fpsIdentifier: null,
  clearingNumber: null,
};

const byCurrency: ReadonlyMap<string, Partial<Bank>> = new Map(Object.entries(banks));

/**
 * Where to send a bank transfer for the whole group, while it is complete. A currency that nobody collects has none.
 * @source batchGroupUpdate
 * @assumed the accounts; what each currency shows of them is documented
 */
export function showPayInDetails({ status, due, source, shortId }: BatchGroup): schemas.PayInDetails[] {
  const bank = byCurrency.get(source);
  if (status !== 'COMPLETED' || !due || !bank) return [];
  const payment = { reference: referenceOf({ shortId }), amount: toUnits(due), currency: source };
  return [{ type: 'bank_transfer', ...payment, ...nothing, ...bank }];
}
