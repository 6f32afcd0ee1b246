import type { ChallengeWish } from '../../state/card-challenges/index.ts';
import {
  type CardFee,
  declineDetails,
  declineReasons,
  type Merchant,
  type Purchase,
} from '../../state/card-payments/index.ts';
import type { Money } from '../../state/kernel/index.ts';
import { readAmount } from '../views/amounts.ts';
import {
  type Fields,
  listOf,
  number,
  orNull,
  type Reader,
  readFields,
  required,
  text,
  toggle,
  whole,
  word,
} from './body.ts';

export const sumFields = { amount: number, currency: text };

/** @throws Refusal `request.malformed`, `balance.unknown-currency`, `balance.bad-amount` */
export function readSum({ amount, currency }: Fields<typeof sumFields>): Money {
  const paths = { value: 'amount', currency: 'currency' };
  return readAmount(required(amount, 'amount'), required(currency, 'currency'), paths);
}

const merchantFields = { name: text, city: text, country: text, postCode: text, state: orNull(text) };
const feeFields = { amount: number, type: word('ATM_WITHDRAWAL', 'ATM_MACHINE', 'ATM_ACQUIRER') };

/** A body that stands within another one. */
const within =
  <S extends Readonly<Record<string, Reader<unknown>>>>(fields: S): Reader<Fields<S>> =>
  value =>
    readFields(value, fields);

const mcc = whole(0, 9999);

export const cardWishFields = {
  ...sumFields,
  mcc,
  type: word(
    ...(['POS_PURCHASE', 'ECOM_PURCHASE', 'CASH_WITHDRAWAL', 'CASH_ADVANCE', 'ACCOUNT_FUNDING'] as const),
    ...(['REFUND', 'ACCOUNT_CREDIT', 'CREDIT_TRANSACTION'] as const),
  ),
  entry: word('CHIP', 'ECOM', 'ECOM_3DS', 'CONTACTLESS', 'MAGSTRIPE', 'WALLET'),
  merchant: within(merchantFields),
  fees: listOf(within(feeFields)),
  preAuthorisation: toggle,
  wrong: word('PIN', 'CVV', 'EXPIRY_DATE'),
  declineReason: word(...declineReasons),
  declineDetail: orNull(word(...declineDetails)),
};

export const challengeFields = {
  ...sumFields,
  mcc,
  merchant: within({ ...merchantFields, url: orNull(text) }),
  channel: word('browser', 'app'),
  expiresAfter: whole(1, 86_400),
};

const anyMerchant: Merchant = {
  name: 'Test merchant',
  city: 'London',
  country: 'GB',
  postCode: '00000',
  state: null,
  mcc: '5999',
};

const merchantWith = (fields: Partial<Omit<Merchant, 'mcc'>> = {}, category?: number): Merchant => ({
  ...anyMerchant,
  ...fields,
  ...(category === undefined ? {} : { mcc: String(category).padStart(4, '0') }),
});

/**
 * What a tester has a merchant ask for: only the amount must be said.
 * @throws Refusal `request.malformed`, `balance.unknown-currency`, `balance.bad-amount`
 */
export function readCardWish(fields: Fields<typeof cardWishFields>): Purchase {
  const { entry = 'CHIP', type = usualType(entry), merchant, wrong = null, preAuthorisation = false } = fields;
  const amount = readSum(fields);
  const { declineReason, declineDetail = null } = fields;
  return {
    ...{ type, entry, amount, wrong },
    fees: (fields.fees ?? []).map(fee => readFee(fee, amount.currency)),
    merchant: merchantWith(merchant, fields.mcc),
    confirmed: !preAuthorisation,
    forced: declineReason === undefined ? null : { reason: declineReason, detail: declineDetail },
    refundOf: null,
  };
}

const usualType = (entry: Purchase['entry']) =>
  entry === 'ECOM' || entry === 'ECOM_3DS' ? 'ECOM_PURCHASE' : 'POS_PURCHASE';

const readFee = ({ amount, type }: Fields<typeof feeFields>, currency: string): CardFee => ({
  type: required(type, 'type'),
  amount: readSum({ amount, currency }),
});

const USUAL_SECONDS = 300;

/** @throws Refusal `request.malformed`, `balance.unknown-currency`, `balance.bad-amount` */
export function readChallenge(fields: Fields<typeof challengeFields>): ChallengeWish {
  const { merchant: { url = null, ...merchant } = {}, channel = 'app', expiresAfter = USUAL_SECONDS } = fields;
  const shop = merchantWith(merchant, fields.mcc);
  return { amount: readSum(fields), merchant: shop, url, channel, expiresAfterSeconds: expiresAfter };
}
