import layouts from '../../../fixtures/reference/account-details.json' with { type: 'json' };
import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import { currencyFacts } from '../../state/rates/index.ts';
import {
  type AccountDetails,
  type BankFacts,
  numbersFor,
  type Receivable,
  type WholeDetails,
} from '../../state/receiving/index.ts';
import { readId } from './ids.ts';

type Option = NonNullable<schemas.BankAccountDetails['receiveOptions']>[number];
type Layout = (typeof layouts)[number];

/** One line of account details: which fact it shows, or a text that is always the same. */
interface Line {
  readonly type: string;
  readonly title: string;
  readonly of?: string;
  readonly text?: string;
  readonly hidden?: boolean;
}

const layoutOf: ReadonlyMap<string, Layout> = new Map(layouts.map(layout => [layout.currency, layout]));

const featureTitles: Readonly<Record<string, string>> = {
  LOCAL_RECEIVE: 'Receive locally',
  SWIFT: 'Receive internationally (Swift)',
  DIRECT_DEBITS: 'Set up Direct Debits',
  PLATFORM_RECEIVE: 'Receive from PayPal and Stripe',
};

/** @assumed what else is to be said of each way to receive money, in words of our own */
const notes: Option['summaries'] = [
  { type: 'TIME', title: 'Usually arrives within one working day', description: null },
  { type: 'FEE', title: 'Nothing is charged for receiving', description: null },
];

/** Every set of account details, and an example in each currency that has none. */
export const showAccountDetails = (list: readonly Receivable[]): schemas.BankAccountDetails[] =>
  list.flatMap(receivable =>
    receivable.sets.length === 0
      ? [showSet(receivable, null)]
      : receivable.sets.map(details => showSet(receivable, details)),
  );

function showSet({ offer, holder }: Receivable, set: AccountDetails | null): schemas.BankAccountDetails {
  const { currency } = offer;
  const layout = layoutOf.get(currency);
  if (!layout) throw new Error(`nothing says how account details in ${currency} look`);
  const facts = factsOf({ ...offer, ...(set ?? numbersFor(currency, 0)), holder }, set === null);
  const title = `Your ${currency} account details`;
  const option = (type: Option['type'], name: string, body: string, lines: readonly Line[]): Option => ({
    type,
    title: name,
    description: { title, body, cta: null },
    summaries: notes,
    details: lines.map(line => showLine(line, facts)),
    alert: null,
    shareText: null,
  });
  return {
    id: set?.id ?? null,
    currency: { code: currency, name: currencyFacts(currency)?.name },
    balanceId: set?.balanceId ?? -1,
    title,
    subtitle: layout.subtitle,
    status: set ? 'ACTIVE' : 'AVAILABLE',
    deprecated: set?.status === 'deprecated',
    migrated: false,
    receiveOptions: [
      option('LOCAL', 'Local', `Receive from a bank in ${layout.senders}`, layout.local),
      option('INTERNATIONAL', 'Global · Swift', `Receive from a bank outside ${layout.senders}`, layout.international),
    ],
    bankFeatures: Object.entries(layout.features).map(([key, supported]) => ({
      key,
      title: featureTitles[key],
      supported,
    })),
  };
}

const showLine = ({ type, title, of = '', text, hidden = false }: Line, facts: Readonly<Record<string, string>>) => ({
  type,
  title,
  body: text ?? facts[of] ?? '',
  description: null,
  hidden,
});

type Known = Omit<WholeDetails, keyof AccountDetails> & Pick<AccountDetails, 'iban' | 'accountNumber'>;

function factsOf(known: Known, masked: boolean): Readonly<Record<string, string>> {
  const { holder, bank, swiftCode, bankCode, branchCode, accountNumber, iban } = known;
  const numbers = {
    swiftCode,
    bankCode: bankCode && grouped(bankCode),
    branchCode,
    accountNumber,
    iban: iban && inFours(iban),
  };
  const shown = Object.entries(numbers).map(([name, text]) => [name, masked ? mask(text ?? '') : (text ?? '')]);
  const bankAddress = addressOf(bank);
  return {
    holder,
    bankName: bank.name,
    bankAddress,
    bank: `${bank.name}, ${bankAddress}`,
    ...Object.fromEntries(shown),
  };
}

const addressOf = ({ firstLine, city, postCode, state, country }: BankFacts): string =>
  [firstLine, city, state, postCode, country].filter(Boolean).join(', ');

/** `BE12 3456 7890 1234` */
const inFours = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');

/** `23-14-70`: six digits stand for a bank in pairs. */
const grouped = (code: string): string => (code.length === 6 ? code.replace(/(..)(?=.)/g, '$1-') : code);

/** `TRWIBxxxxxx`: what an example keeps to itself. */
function mask(text: string): string {
  const kept = Math.min(5, Math.floor(text.length / 2));
  return text.slice(0, kept) + text.slice(kept).replace(/[A-Z0-9]/g, 'x');
}

/** Nothing has this id. */
const NO_ID = 0;

export const readTargetAccount = ({
  targetAccountId,
}: Operations['bankAccountDetailsBankDetailsCreate']['request']['body']): number => readId(targetAccountId) ?? NO_ID;

/**
 * One set of account details in the form of whoever issues many of them.
 * @assumed the names of accounts other than the British one; what stands for a bank where there is no sort code; and
 * that a currency whose only number is an IBAN shows it as the account number
 */
export function showBankDetails(
  details: WholeDetails,
): Operations['bankAccountDetailsBankDetailsCreate']['replies'][200] {
  const { id, currency, status, bank, bankCode, swiftCode, accountNumber, iban } = details;
  const layout = layoutOf.get(currency);
  const shared = { bankName: bank.name, bankAddress: addressOf(bank).toUpperCase() };
  const international = { ...shared, swiftCode: swiftCode ?? undefined, iban: iban ?? undefined };
  return {
    id: String(id),
    currency,
    active: status === 'active',
    localDetails: {
      ...shared,
      sortCode: bankCode ?? undefined,
      accountNumber: accountNumber ?? iban ?? undefined,
      type: layout?.setType,
    },
    internationalDetails:
      layout && layout.international.length > 0
        ? { ...international, type: iban === null ? 'SWIFT_CODE' : 'IBAN' }
        : null,
  };
}
