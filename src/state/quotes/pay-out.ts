/** How the money leaves: what was asked for, and what the recipient allows. */
import { type CurrencyCode, refuse } from '../kernel/index.ts';
import { findCountry } from '../recipients/index.ts';
import type { Payee } from './payee.ts';
import { type PayOut, payOuts } from './record.ts';
import type { PartnerTerms } from './terms.ts';

/** Ways out that exist in one currency only. */
const onlyIn: Readonly<Partial<Record<PayOut, CurrencyCode>>> = { INTERAC: 'CAD', ALIPAY: 'CNY' };

/**
 * The way out as it was asked for.
 * @throws Refusal `quote.pay-out-unknown`, `quote.pay-out-not-offered`, `quote.pay-out-not-enabled`
 * @assumed a way out that the currency does not know is refused, rather than priced as if it were there
 */
export function checkPayOut(asked: string | null, target: CurrencyCode, terms: PartnerTerms): PayOut | null {
  if (asked === null) return null;
  const payOut = payOuts.find(known => known === asked);
  if (!payOut) refuse('quote.pay-out-unknown', { known: payOuts.join(', '), arguments: ['payOut', asked] });
  if ((onlyIn[payOut] ?? target) !== target) {
    refuse('quote.pay-out-not-offered', { payOut, currency: target, arguments: ['payOut', payOut] });
  }
  if (payOut === 'SWIFT_OUR' && !terms.swiftOur) refuse('quote.pay-out-not-enabled', { payOut });
  return payOut;
}

/**
 * The way out that holds. A recipient decides it, but for who bears the charges of an international payment.
 * @source quoteUpdate
 */
export function payOutFor(asked: PayOut | null, payee: Payee | undefined): PayOut {
  if (!payee) return asked ?? 'BANK_TRANSFER';
  if (payee.internal) return 'BALANCE';
  if (isInternational(payee)) return asked === 'SWIFT_OUR' ? 'SWIFT_OUR' : 'SWIFT';
  if (payee.type === 'interac') return 'INTERAC';
  if (payee.type === 'chinese_alipay') return 'ALIPAY';
  return 'BANK_TRANSFER';
}

function isInternational({ type, currency, details, country }: Payee): boolean {
  if (type === 'swift_code' && currency === 'USD') return true;
  if (type === 'swift_code' && currency === 'EUR') return findCountry(countryOf(details, country))?.sepa !== true;
  const iban = text(details.IBAN) || text(details.iban);
  return type === 'iban' && currency === 'GBP' && !iban.toUpperCase().startsWith('GB');
}

/** Where the bank is: an IBAN or a bank code says so better than the recipient's address. */
function countryOf(details: Payee['details'], country: string | null): string {
  const account = text(details.accountNumber) || text(details.IBAN);
  if (/^[A-Z]{2}\d{2}/i.test(account)) return account.slice(0, 2).toUpperCase();
  const bank = text(details.swiftCode) || text(details.bic) || text(details.BIC);
  return bank === '' ? (country ?? '') : bank.slice(4, 6).toUpperCase();
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
