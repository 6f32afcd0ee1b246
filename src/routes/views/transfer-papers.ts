/** The papers of a transfer: laid out here, printed later. Nothing in them depends on when they are asked for. */
import { type Instant, toLabel } from '../../state/kernel/index.ts';
import type { Party, TransferPaper } from '../../state/transfers/index.ts';
import { showPlain } from './dates.ts';
import type { PdfBlock, PdfDocument } from './documents/pdf.ts';

type Facts = Extract<PdfBlock, { kind: 'facts' }>['facts'];

const emulated: PdfBlock = {
  kind: 'note',
  text: 'Made by localwise, an emulator, for testing. No money has moved, and this paper proves nothing.',
};

const momentOf = (at: Instant): string => `${showPlain(at)} UTC`;

const heading = (text: string): PdfBlock => ({ kind: 'heading', text });
const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text });

/** Facts that there are; those without a value are left out. */
const facts = (pairs: readonly (readonly [label: string, value: string | null | undefined])[]): PdfBlock => ({
  kind: 'facts',
  facts: pairs.filter((pair): pair is Facts[number] => (pair[1] ?? '') !== ''),
});

const partyFacts = (title: string, { name, account, address }: Party): PdfBlock[] => [
  heading(title),
  facts([
    ['Name', name],
    ['Account', account],
    ['Address', address.join(', ')],
  ]),
];

type Sum = readonly [what: string, amount: string];

/** Two columns: what for, and how much. */
const sums = (rows: readonly Sum[]): PdfBlock => ({
  kind: 'table',
  columns: [
    { title: 'What', share: 3 },
    { title: 'Amount', share: 2, align: 'right' },
  ],
  rows,
});

/** At which rate what was exchanged; nothing where one currency stays. */
const rateRows = ({ transfer: { source, target, rate } }: TransferPaper): readonly Sum[] =>
  source === target ? [] : [['Exchange rate', `1 ${source} = ${rate} ${target}`]];

const convertedRows = ({ transfer: { source, target, converted } }: TransferPaper): readonly Sum[] =>
  source === target ? [] : [['Converted', toLabel(converted)]];

/** How a payment was made, as its payer would say it. */
const ways: Readonly<Record<NonNullable<TransferPaper['paidBy']>, string>> = {
  BALANCE: 'Balance',
  BANK_TRANSFER: 'Bank transfer',
  DIRECT_DEBIT: 'Direct debit',
  TRUSTED_PRE_FUND_BULK: 'Bulk settlement',
};

/** Dated by the transfer, so that the same paper has the same bytes. */
const paper = ({ transfer }: TransferPaper, title: string, blocks: readonly PdfBlock[]): PdfDocument => ({
  prints: 'pdf',
  title: `${title} ${transfer.id}`,
  createdAt: transfer.sentAt ?? transfer.createdAt,
  blocks: [{ kind: 'title', text: title }, ...blocks, emulated],
});

const courseFacts = ({ transfer, paidAt, paidBy, bankReference }: TransferPaper): PdfBlock =>
  facts([
    ['Transfer number', String(transfer.id)],
    ['Reference', transfer.details.reference],
    ['Created', momentOf(transfer.createdAt)],
    ['Paid', paidAt === null ? null : momentOf(paidAt)],
    ['Paid by', paidBy && ways[paidBy]],
    ['Sent', transfer.sentAt === null ? null : momentOf(transfer.sentAt)],
    ['Bank reference', transfer.sentAt === null ? null : bankReference],
  ]);

/**
 * The confirmation that money has left.
 * @source transferReceiptGet
 * @assumed how it is laid out
 */
export function layOutReceipt(of: TransferPaper): PdfDocument {
  const { transfer, sender, recipient } = of;
  return paper(of, 'Transfer receipt', [
    courseFacts(of),
    heading('Amounts'),
    sums([
      ['Paid in', toLabel(transfer.charged)],
      ['Fee', toLabel(transfer.fee.total)],
      ...convertedRows(of),
      ...rateRows(of),
      ['Sent to the recipient', toLabel(transfer.delivered)],
    ]),
    ...partyFacts('Sender', sender),
    ...partyFacts('Recipient', recipient),
  ]);
}

/**
 * The receipt and the disclosures for US customers in one: the prepayment one while the money is on its way in, the
 * receipt once it has left.
 * @source transferUsCombinedReceiptGet
 * @assumed what it discloses, in words of our own: amounts, the day of arrival, and how to cancel or complain
 */
export function layOutUsReceipt(of: TransferPaper): PdfDocument {
  const { transfer, sender, recipient } = of;
  return paper(of, 'Combined receipt', [
    courseFacts(of),
    heading('What you pay'),
    sums([
      ['Transfer amount', toLabel(transfer.converted)],
      ['Transfer fees', toLabel(transfer.fee.total)],
      ['Total', toLabel(transfer.charged)],
    ]),
    heading('What the recipient gets'),
    sums([...rateRows(of), ['Total to recipient', toLabel(transfer.delivered)]]),
    facts([['Available by', momentOf(transfer.sentAt ?? transfer.deliveryAt)]]),
    paragraph('The bank of the recipient may charge fees or taxes of its own, so that less may arrive.'),
    ...partyFacts('Sender', sender),
    ...partyFacts('Recipient', recipient),
    heading('Your rights'),
    paragraph('Until the money is converted, the transfer can be cancelled, and all that was paid is given back.'),
    paragraph('If something went wrong, say so within 180 days, with the transfer number, and ask for a correction.'),
  ]);
}

/**
 * The certificate that a business in India asks its bank for a remittance certificate with.
 * @source transferNocGet
 * @assumed its wording
 */
export function layOutNoc(of: TransferPaper): PdfDocument {
  const { transfer, sender, recipient, bankReference } = of;
  return paper(of, 'Non objection certificate', [
    paragraph(
      `We have paid out ${toLabel(transfer.delivered)} to ${recipient.name} on behalf of ${sender.name}, and do not ` +
        'object to a foreign inward remittance certificate being issued for this payment by the bank that received it.',
    ),
    facts([
      ['Transfer number', String(transfer.id)],
      ['Bank reference', bankReference],
      ['Reference', transfer.details.reference],
      ['Paid out', momentOf(transfer.sentAt ?? transfer.createdAt)],
      ['Purpose', transfer.details.transferPurpose],
      ['Invoice', transfer.details.transferPurposeInvoiceNumber],
    ]),
    sums([
      ['Paid in', toLabel(transfer.charged)],
      ['Fee', toLabel(transfer.fee.total)],
      ...rateRows(of),
      ['Paid out', toLabel(transfer.delivered)],
    ]),
    ...partyFacts('Remitter', sender),
    ...partyFacts('Beneficiary', recipient),
  ]);
}
