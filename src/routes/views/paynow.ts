import type { Operations } from '../../contract/generated/operations.ts';
import type { Drawing } from '../../contract/row.ts';
import { toUnits } from '../../state/kernel/index.ts';
import { type PayNowRequest, payNowPayee } from '../../state/payins/index.ts';

type Shown = Operations['paynowCreate']['replies'][200];

const { uen, wallet, entityName, city } = payNowPayee;

/** As banks in Singapore write an address of a company's wallet. */
const virtualPaymentAddress = `UEN${uen}#${wallet}`;

export const showPayNow = (request: PayNowRequest, { qrCode }: Drawing): Shown => ({
  qrCodeInBase64: qrCode(payNowText(request)),
  details: {
    virtualPaymentAddress,
    amount: toUnits(request.amount),
    currency: request.amount.currency,
    reference: request.reference,
    entityName,
  },
});

/** An object of the format: its id, the length of its value in two digits, and the value. */
const object = (id: string, value: string): string => `${id}${String(value.length).padStart(2, '0')}${value}`;

const DYNAMIC = '12';
const VIRTUAL_ADDRESS = '3';
const NOT_EDITABLE = '0';
const SINGAPORE_DOLLAR = '702';

/**
 * What a QR code of a PayNow payment says, in the format that Singapore's banks share: amount and payee, and the
 * reference by which the payment finds its transfer.
 * @source EMVCo's specification of QR codes that a merchant presents; PayNow's own objects under id 26
 * @assumed the payee is named by its virtual address, the proxy type after telephone (0) and company number (2)
 */
export function payNowText({ amount, reference }: PayNowRequest): string {
  const payee = [
    object('00', 'SG.PAYNOW'),
    object('01', VIRTUAL_ADDRESS),
    object('02', virtualPaymentAddress),
    object('03', NOT_EDITABLE),
  ];
  const text = [
    object('00', '01'),
    object('01', DYNAMIC),
    object('26', payee.join('')),
    object('52', '0000'),
    object('53', SINGAPORE_DOLLAR),
    object('54', toUnits(amount).toFixed(2)),
    object('58', 'SG'),
    object('59', entityName),
    object('60', city),
    object('62', object('01', reference)),
    // The checksum covers its own id and length.
    '6304',
  ].join('');
  return text + checksum(text);
}

/** CRC-16/CCITT-FALSE: polynomial 0x1021, beginning with all ones; four hex digits. */
export function checksum(text: string): string {
  let rest = 0xffff;
  for (const sign of text) {
    rest ^= sign.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit++) rest = (rest & 0x8000 ? (rest << 1) ^ 0x1021 : rest << 1) & 0xffff;
  }
  return rest.toString(16).toUpperCase().padStart(4, '0');
}
