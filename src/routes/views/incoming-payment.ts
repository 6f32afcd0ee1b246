import type { Operations } from '../../contract/generated/operations.ts';
import { fractionDigits, isCurrency, type Money, parseAmount, refuse, toUnits } from '../../state/kernel/index.ts';
import type {
  Charge,
  IncomingPayment,
  Party,
  PaymentReturn,
  PostalAddress,
  ReturnReason,
  SwiftMessage,
  SwiftOrder,
} from '../../state/receiving/index.ts';
import { showMicros } from './dates.ts';

export const readReturnReason = (
  body: Operations['bankAccountDetailsReturnsCreate']['request']['body'],
): ReturnReason | null => body?.reason ?? null;

export const showReturn = ({ id }: PaymentReturn): Operations['bankAccountDetailsReturnsCreate']['replies'][201] => ({
  id,
});

/** A payment as the operator sees it who let it arrive. */
export const showArrival = ({ id, profileId, balanceId, detailsId, status, amount, rail }: IncomingPayment) => ({
  paymentId: id,
  profileId,
  balanceId,
  accountDetailsId: detailsId,
  status,
  amount: toUnits(amount),
  currency: amount.currency,
  rail,
});

/**
 * A bank transfer's amount.
 * @throws Refusal `payment.incomplete`, `payment.unknown-currency`, `payment.bad-amount`
 */
export function readImport({
  amount,
  currency,
}: Operations['simulationBankTransactionImport']['request']['body']): Money {
  if (currency === undefined) refuse('payment.incomplete', { path: 'currency' });
  if (amount === undefined) refuse('payment.incomplete', { path: 'amount' });
  return readAmount(amount, currency, 'amount', 'currency');
}

function readAmount(value: number, currency: string, path: string, currencyPath: string): Money {
  if (!isCurrency(currency)) refuse('payment.unknown-currency', { path: currencyPath, currency });
  const digits = fractionDigits(currency);
  return parseAmount(value, currency) ?? refuse('payment.bad-amount', { path, currency, digits });
}

type SwiftBody = Operations['simulationSwiftIn']['request']['body'];

/** @throws Refusal `payment.unknown-currency`, `payment.bad-amount` */
export function readSwiftIn(body: SwiftBody): SwiftOrder {
  const { charges = [], previousInstructingAgents: previousAgents = [], paymentReference } = body;
  return {
    amount: readAmount(body.amount, body.currencyCode, 'amount', 'currencyCode'),
    charges: charges.map(readCharge),
    beneficiary: readParty(body.beneficiaryName, body.beneficiaryAccount, undefined, body.beneficiaryAddress),
    sender: readParty(body.senderName, body.senderAccount, body.senderBic, body.senderAddress),
    previousAgents,
    reference: paymentReference ?? null,
  };
}

const readCharge = ({ amount, currency, agent }: NonNullable<SwiftBody['charges']>[number], i: number): Charge => ({
  amount: readAmount(amount, currency, `charges[${i}].amount`, `charges[${i}].currency`),
  agent,
});

type AddressBody = SwiftBody['senderAddress'];

/** What is said of a party, and nothing of what is not. */
const readParty = (name?: string, account?: string, bic?: string, address?: AddressBody): Partial<Party> => ({
  ...(name === undefined ? {} : { name }),
  ...(account === undefined ? {} : { account }),
  ...(bic === undefined ? {} : { bic }),
  ...(address === undefined ? {} : { address: readAddress(address) }),
});

const readAddress = ({ addressLine, city, postalCode, country }: NonNullable<AddressBody>): PostalAddress => ({
  line: addressLine ?? null,
  city: city ?? null,
  postalCode: postalCode ?? null,
  country: country ?? null,
});

/** The message as Wise's back office has it; what the example leaves empty is empty. */
export const showSwiftMessage = ({
  id,
  uetr,
  settled,
  receivedAt,
}: SwiftMessage): Operations['simulationSwiftIn']['replies'][200] => ({
  id,
  messageReference: null,
  mur: null,
  uetr,
  messageType: 'pacs.008.001.08',
  sender: null,
  receiver: null,
  state: 'RECEIVED',
  direction: 'INCOMING',
  jsonMessage: null,
  finMessage: null,
  processTime: showMicros(receivedAt),
  amount: toUnits(settled),
  currency: settled.currency,
  valueDate: null,
  payoutInstructionId: null,
  transferId: null,
  actor: 'SYSTEM',
  actorId: null,
  actorOktaId: null,
  source: 'SWIFT_CLOUD',
  attributes: null,
  ackMessage: false,
});
