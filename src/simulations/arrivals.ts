import type { Actor } from '../state/access/index.ts';
import { findStandardBalance } from '../state/balances/index.ts';
import { add, isLess, isPositive, LARGEST_MINOR, type Money, refuse, type World, zero } from '../state/kernel/index.ts';
import { findProfile, nameOf, type Profile, requireProfile } from '../state/profiles/index.ts';
import {
  type AccountDetails,
  findByAccount,
  findDetailsOf,
  findIncomingPayment,
  findOffer,
  type IncomingPayment,
  type Party,
  receivePayment,
  receiveSwift,
  type Sender,
  type SwiftMessage,
  type SwiftOrder,
} from '../state/receiving/index.ts';

/** The only ones that the real sandbox's bank knows. */
const IMPORTABLE = ['USD', 'EUR', 'GBP'];

/** Whoever sends, when nobody says who. */
const someone = { name: 'Test Sender', account: '12345678', bankCode: 'TESTBANK', address: 'Test Address' };

/**
 * Lets a bank transfer arrive on the profile's account details.
 * @throws Refusal `access.forbidden`, `payment.not-positive`, `details.not-importable`, `details.none`, and what
 * `receivePayment` refuses
 * @source simulationBankTransactionImport
 */
export function importBankTransaction(world: World, actor: Actor, profileId: number, amount: Money): IncomingPayment {
  const { currency } = amount;
  requireProfile(world, actor, profileId);
  if (!isPositive(amount)) refuse('payment.not-positive', { path: 'amount' });
  if (!IMPORTABLE.includes(currency)) {
    refuse('details.not-importable', { path: 'currency', currencies: IMPORTABLE.join(', ') });
  }
  const details = detailsIn(world, profileId, currency) ?? refuse('details.none', { path: 'currency' });
  return receivePayment(world, { details, amount, sender: someone, reference: null });
}

function detailsIn(world: World, profileId: number, currency: string): AccountDetails | undefined {
  const balance = findStandardBalance(world, profileId, currency);
  return balance && findDetailsOf(world, balance.id);
}

/** Money that somebody sends, as a tester tells it; what is left out is made up. */
export interface PayIn {
  readonly profileId: number;
  readonly amount: Money;
  /** Any IBAN or account number of the profile, older ones too; null for what senders are given now. */
  readonly account: string | null;
  readonly rail: IncomingPayment['rail'];
  readonly sender: Partial<Sender>;
  readonly reference: string | null;
}

/**
 * Lets money arrive on account details of any currency.
 * @throws Refusal `profile.not-found`, `payment.not-positive`, `details.other-currency`, `details.unknown-account`,
 * `details.none`, `details.not-international`, and what `receivePayment` refuses
 * @source section Receive money: what the real sandbox does in three currencies, banks do in all
 */
export function letArrive(world: World, order: PayIn): IncomingPayment {
  const { profileId, amount, account, rail, reference } = order;
  const profile = findProfile(world, profileId) ?? refuse('profile.not-found', { id: profileId, path: 'profileId' });
  if (!isPositive(amount)) refuse('payment.not-positive', { path: 'amount' });
  const { currency } = amount;
  const named = account === null ? undefined : findNamed(world, profileId, account, { currency, path: 'account' });
  if (account !== null && !named) refuse('details.unknown-account', { account, path: 'account' });
  const details = named ?? detailsIn(world, profileId, currency) ?? refuse('details.none', { path: 'currency' });
  const sender = { ...someone, ...order.sender };
  if (rail === 'LOCAL') return receivePayment(world, { details, amount, sender, reference });
  if (!findOffer(currency)?.international) refuse('details.not-international', { path: 'rail', currency });
  const { paymentId } = receiveSwift(world, {
    details,
    settled: amount,
    instructed: amount,
    charges: [],
    beneficiary: holderOf(profile, details),
    sender: partyOf(sender),
    previousAgents: [],
    reference,
  });
  return requirePaid(world, paymentId);
}

const partyOf = ({ name, account, bankCode: bic, address }: Sender): Party => ({
  name,
  account,
  bic,
  address: address === null ? null : { line: address, city: null, postalCode: null, country: null },
});

function requirePaid(world: World, id: number): IncomingPayment {
  const payment = findIncomingPayment(world, id);
  if (!payment) throw new Error(`the payment ${id} is gone`);
  return payment;
}

/**
 * The profile's details with this number, in this currency; undefined where none of its details has it.
 * @throws Refusal `details.other-currency`
 */
function findNamed(
  world: World,
  profileId: number,
  account: string,
  { currency, path }: { readonly currency: string; readonly path: string },
): AccountDetails | undefined {
  const named = findByAccount(world, profileId, account);
  if (named && named.currency !== currency) refuse('details.other-currency', { path, currency });
  return named;
}

/**
 * Lets a Swift payment arrive on the profile's account details.
 * @throws Refusal `access.forbidden`, `payment.negative`, `payment.bad-amount`, `details.other-currency`,
 * `details.not-international`, and what `receiveSwift` refuses
 * @source simulationSwiftIn
 * @assumed an account that is one of the profile's must receive the currency; one that is not does not matter, as in
 * the published example, and the money goes to the details of the currency. Nothing may arrive, as documented: the
 * message is taken, and no balance moves. The sender ordered what arrived, and the charges in the same currency.
 */
export function importSwift(world: World, actor: Actor, profileId: number, order: SwiftOrder): SwiftMessage {
  const { amount, charges, previousAgents, reference } = order;
  const profile = requireProfile(world, actor, profileId);
  requireAmounts(order);
  const details = detailsFor(world, profileId, order);
  const instructed = charges.reduce(
    (total, charge) => (charge.amount.currency === amount.currency ? add(total, charge.amount) : total),
    amount,
  );
  if (instructed.amountMinor > LARGEST_MINOR) refuse('payment.bad-amount', { path: 'charges', ...amount, digits: 2 });
  const sender = { name: someone.name, account: someone.account, bic: someone.bankCode, address: null };
  return receiveSwift(world, {
    details,
    settled: amount,
    instructed,
    charges,
    beneficiary: { ...holderOf(profile, details), ...order.beneficiary },
    sender: { ...sender, ...order.sender },
    previousAgents,
    reference,
  });
}

function requireAmounts({ amount, charges }: SwiftOrder): void {
  const owed = [
    { path: 'amount', amount },
    ...charges.map((charge, i) => ({ path: `charges[${i}].amount`, amount: charge.amount })),
  ];
  for (const { path, amount: each } of owed) {
    if (isLess(each, zero(each.currency))) refuse('payment.negative', { path });
  }
}

function detailsFor(world: World, profileId: number, { amount, beneficiary }: SwiftOrder): AccountDetails {
  const { currency } = amount;
  const { account } = beneficiary;
  const where = { currency, path: 'beneficiaryAccount' };
  const named = account === undefined ? undefined : findNamed(world, profileId, account, where);
  const details = named ?? detailsIn(world, profileId, currency);
  if (!details || !findOffer(currency)?.international) {
    return refuse('details.not-international', { path: 'currencyCode', currency });
  }
  return details;
}

const holderOf = (profile: Profile, { iban, accountNumber, currency }: AccountDetails): Party => ({
  name: nameOf(profile),
  account: iban ?? accountNumber ?? '',
  bic: findOffer(currency)?.swiftCode ?? null,
  address: null,
});
