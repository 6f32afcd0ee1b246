import labelsJson from '../../../fixtures/reference/deposit-details.json' with { type: 'json' };
import type { Operations } from '../../contract/generated/operations.ts';
import type { Deposit } from '../../state/payins/index.ts';

type Shown = Operations['payinDepositDetailGet']['replies'][200];

interface Label {
  readonly label: string;
  readonly description: string;
  /** Where a value is grouped for reading: a star for each sign. */
  readonly mask?: string;
}

const labels: ReadonlyMap<string, Label> = new Map(Object.entries(labelsJson.labels));

/** @assumed which details a currency has, beyond those of the euro, and that every one bears the reference */
export function showDeposit({ currency, account, reference }: Deposit): Shown {
  const details = Object.entries({ ...account.details, reference });
  return {
    payinBank: { bankName: account.bank.name, bankAddress: account.bank.address },
    payinBankAccount: {
      currency,
      bankAccountType: 'RECIPIENT',
      details: details.map(([type, value]) => showDetail(type, value)),
    },
    wiseInformation: { localCompanyName: account.wise.name, localAddress: account.wise.address },
  };
}

function showDetail(type: string, value: string) {
  const { label = type, description = type, mask } = labels.get(type) ?? {};
  const formattedValue = mask === undefined ? null : grouped(mask, value);
  return { type, label, value, rawValue: value, formattedValue, description };
}

function grouped(mask: string, value: string): string {
  let text = '';
  for (let used = 0, i = 0; used < value.length; i++) text += (mask[i] ?? '*') === '*' ? value[used++] : mask[i];
  return text;
}
