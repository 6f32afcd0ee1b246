import { fractionDigits, type Money, toUnits } from '../../../state/kernel/index.ts';
import type { Party, PostalAddress, SwiftMessage } from '../../../state/receiving/index.ts';
import { showMillis } from '../dates.ts';

/** The customer credit transfer of ISO 20022, in the version that Swift carries. */
export const MESSAGE_TYPE = 'pacs.008.001.08';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// What XML cannot say at all is left out.
const clean = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]/gu, '').replace(/[&<>"]/g, character => escapes[character] ?? '');

/** An element; one that says nothing is not there. */
function element(name: string, content: string | null, attributes = ''): string {
  return content === null || content === '' ? '' : `<${name}${attributes}>${content}</${name}>`;
}

const text = (name: string, value: string | null): string => element(name, value && clean(value));

const amountIn = (name: string, amount: Money): string =>
  element(name, toUnits(amount).toFixed(fractionDigits(amount.currency)), ` Ccy="${amount.currency}"`);

const bankIn = (name: string, bic: string | null): string =>
  element(name, element('FinInstnId', bic && text('BICFI', bic)));

const addressIn = ({ line, city, postalCode, country }: PostalAddress): string =>
  element('PstlAdr', text('StrtNm', line) + text('PstCd', postalCode) + text('TwnNm', city) + text('Ctry', country));

const partyIn = (name: string, { name: called, address }: Party): string =>
  element(name, text('Nm', called) + (address ? addressIn(address) : ''));

const accountIn = (name: string, account: string): string =>
  element(name, element('Id', element('Othr', text('Id', account))));

/**
 * The message as it came over the network: one payment, with what is known of it.
 * @source swift#message-received
 * @assumed the fields that a receiver looks for first; all charges are the receiver's
 */
export function writeMessage(message: SwiftMessage): string {
  const { id, uetr, settled, instructed, charges, beneficiary, sender, previousAgents, reference } = message;
  const header = text('MsgId', String(id)) + text('CreDtTm', showMillis(message.receivedAt)) + text('NbOfTxs', '1');
  const payment = [
    element('PmtId', text('InstrId', String(id)) + text('EndToEndId', 'NOTPROVIDED') + text('UETR', uetr)),
    amountIn('IntrBkSttlmAmt', settled),
    amountIn('InstdAmt', instructed),
    text('ChrgBr', 'CRED'),
    ...charges.map(({ amount, agent }) => element('ChrgsInf', amountIn('Amt', amount) + bankIn('Agt', agent))),
    ...previousAgents.map((bic, i) => bankIn(`PrvsInstgAgt${i + 1}`, bic)),
    partyIn('Dbtr', sender),
    accountIn('DbtrAcct', sender.account),
    bankIn('DbtrAgt', sender.bic),
    bankIn('CdtrAgt', beneficiary.bic),
    partyIn('Cdtr', beneficiary),
    accountIn('CdtrAcct', beneficiary.account),
    element('RmtInf', text('Ustrd', reference)),
  ].join('');
  const transfer = element('GrpHdr', header) + element('CdtTrfTxInf', payment);
  const xmlns = ` xmlns="urn:iso:std:iso:20022:tech:xsd:${MESSAGE_TYPE}"`;
  return element('Document', element('FIToFICstmrCdtTrf', transfer), xmlns);
}
