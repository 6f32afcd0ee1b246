import type { Operations } from '../../contract/generated/operations.ts';
import { fractionDigits, type Money, toUnits } from '../../state/kernel/index.ts';
import type { Party, TransferPaper } from '../../state/transfers/index.ts';
import { showSeconds } from './dates.ts';

type PayoutInfo = Operations['transferPayoutInfoGet']['replies'][200];

/** @assumed the names of the companies, which are nobody's; money that stays here counts as paid out locally */
export const showPayout = (paper: TransferPaper): PayoutInfo => ({
  processorName: 'Localwise Payments Ltd.',
  deliveryMode: isSwift(paper) ? 'SWIFT' : 'LOCAL',
  bankingPartnerReference: paper.bankReference,
  bankingPartnerName: isSwift(paper) ? 'Localwise Correspondent Bank' : 'Localwise Clearing Bank',
  mt103: isSwift(paper) ? messageOf(paper) : null,
});

const isSwift = ({ payOut }: TransferPaper): boolean => payOut === 'SWIFT' || payOut === 'SWIFT_OUR';

/**
 * The MT103 a SWIFT payout travels as: the sender pays other banks' charges with `SWIFT_OUR`, else they are shared.
 * @source transferPayoutInfoGet `mt103`
 * @assumed no bank here charges anything: the fields of charges are there, and zero
 */
function messageOf(paper: TransferPaper): string {
  const { transfer, sender, recipient, payOut, bankReference, uetr } = paper;
  const { currency } = transfer.delivered;
  const amount = `${currency}${swiftAmount(transfer.delivered)}`;
  const ours = payOut === 'SWIFT_OUR';
  const header = `{1:F01LOCAGB2LAXXX0000000000}{2:I103CORRGB2LXXXXN}{3:{108:${bankReference}}{111:001}{121:${uetr}}}{4:`;
  return [
    header,
    `:20:${bankReference}`,
    ':23B:CRED',
    `:32A:${valueDate(paper)}${amount}`,
    `:33B:${amount}`,
    partyField('50K', sender, sender.account ?? String(transfer.profileId)),
    partyField('59', recipient, recipient.account ?? String(transfer.recipientId)),
    ...referenceField(transfer.details.reference ?? ''),
    `:71A:${ours ? 'OUR' : 'SHA'}`,
    `:${ours ? '71G' : '71F'}:${currency}0,`,
    '-}',
  ].join('\n');
}

/** `260302`, the day the money left. */
const valueDate = ({ transfer }: TransferPaper): string =>
  showSeconds(transfer.sentAt ?? transfer.createdAt)
    .slice(2, 10)
    .replaceAll('-', '');

/** `12345,` or `12345,50`: a comma always, decimals only where there are some. */
function swiftAmount(amount: Money): string {
  const [whole = '0', part = ''] = toUnits(amount).toFixed(fractionDigits(amount.currency)).split('.');
  return `${whole},${/^0*$/.test(part) ? '' : part}`;
}

/** An account, then at most four lines of name and address. */
function partyField(tag: string, { name, address }: Party, account: string): string {
  const number = swiftText(account.replace(/^\(.*?\) /, '')).replaceAll(' ', '');
  const lines = [name, ...address].map(line => swiftText(line).slice(0, 35)).filter(line => line !== '');
  return [`:${tag}:/${number.slice(0, 34)}`, ...lines.slice(0, 4)].join('\n');
}

/** At most four lines; no field where there is nothing to say. */
function referenceField(reference: string): string[] {
  const lines =
    swiftText(reference)
      .match(/.{1,35}/g)
      ?.slice(0, 4) ?? [];
  return lines.length === 0 ? [] : [`:70:${lines.join('\n')}`];
}

/** Letters that are no other letter with a mark. */
const spellings: Readonly<Record<string, string>> = {
  ß: 'ss',
  Æ: 'AE',
  æ: 'ae',
  Œ: 'OE',
  œ: 'oe',
  Ø: 'O',
  ø: 'o',
  Ł: 'L',
  ł: 'l',
  Đ: 'D',
  đ: 'd',
  ı: 'i',
};

/** The letters and signs that SWIFT carries. A line may not begin like a field or the end. */
const swiftText = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\P{ASCII}/gu, letter => spellings[letter] ?? letter)
    .replace(/[^A-Za-z0-9/?().,'+ -]/g, '.')
    .trim()
    .replace(/^[-:]/, '.');
