/** The accounts that money for a transfer is sent to, one for each currency it can be sent in: data. */
import depositJson from '../../../fixtures/reference/deposit-details.json' with { type: 'json' };

export interface PostalAddress {
  /** Two letters, upper case. */
  readonly country: string;
  readonly firstLine: string;
  readonly postCode: string;
  readonly city: string;
  readonly state: string | null;
  readonly phone: string | null;
}

interface Place {
  readonly name: string;
  readonly address: PostalAddress;
}

/** An account at a bank that Wise keeps for what customers pay in. */
export interface DepositAccount {
  readonly bank: Place;
  /** The company of Wise's that the account belongs to. */
  readonly wise: Place;
  /** Account details by type, in the order in which they are shown. */
  readonly details: Readonly<Record<string, string>>;
}

const accounts: ReadonlyMap<string, DepositAccount> = new Map(Object.entries(depositJson.accounts));

/** Currencies that money can be sent in from a bank. */
export const depositCurrencies: readonly string[] = [...accounts.keys()];

export const findDepositAccount = (currency: string): DepositAccount | undefined => accounts.get(currency);

/** Whom a PayNow payment goes to. */
export const payNowPayee = depositJson.paynow;
