import type { Operations } from '../../../contract/generated/operations.ts';
import { add, type Money } from '../../../state/kernel/index.ts';
import type { Profile } from '../../../state/profiles/index.ts';
import type { WholeDetails } from '../../../state/receiving/index.ts';
import { findCountry } from '../../../state/recipients/index.ts';
import type { Act, Statement, StatementLine } from '../../../state/statements/index.ts';
import { showMoney } from '../amounts.ts';
import { showMillis } from '../dates.ts';
import { sentenceOf, type Words } from './words.ts';

type Shown = Operations['balanceStatementGet']['replies'][200];
type ShownLine = NonNullable<Shown['transactions']>[number];

/** As the documentation shows it. */
const issuer = {
  name: 'TransferWise Ltd.',
  firstLine: '56 Shoreditch High Street',
  city: 'London',
  postCode: 'E1 6JJ',
  stateCode: '',
  country: 'United Kingdom',
} as const;

/**
 * A statement as JSON, whole.
 * @param accountId what the request called it by: the balance, or on older paths the account
 * @source balanceStatementGet
 */
export function showStatement(
  { holder, balance, details, lines, closing, from, to }: Statement,
  words: Words,
  accountId = balance.id,
): Shown {
  const { currency } = balance;
  return {
    accountHolder: showHolder(holder),
    issuer,
    bankDetails: details ? showBankDetails(details) : null,
    transactions: lines.map(line => showLine(line, words)),
    endOfStatementBalance: showMoney(closing),
    query: { intervalStart: showMillis(from), intervalEnd: showMillis(to), currency, accountId },
  };
}

function showHolder(holder: Profile): Shown['accountHolder'] {
  const { address } = holder;
  return {
    type: holder.type === 'business' ? 'BUSINESS' : 'PERSONAL',
    address: {
      addressFirstLine: address?.firstLine ?? '',
      city: address?.city ?? '',
      postCode: address?.postCode ?? '',
      stateCode: address?.state ?? '',
      countryName: address ? (findCountry(address.country)?.name ?? address.country) : '',
    },
    firstName: holder.type === 'personal' ? holder.firstName : undefined,
    lastName: holder.type === 'personal' ? holder.lastName : undefined,
    businessName: holder.type === 'business' ? holder.businessName : undefined,
  };
}

/** @assumed as balances of the oldest version have them, since nothing shows those of a statement */
function showBankDetails({ id, currency, holder, bank, ...codes }: WholeDetails): NonNullable<Shown['bankDetails']> {
  const { bankCode, accountNumber, swiftCode: swift, iban } = codes;
  const { name: bankName, firstLine: addressFirstLine, postCode, city, country, state } = bank;
  const bankAddress = { addressFirstLine, postCode, city, country, stateCode: state };
  return { id, currency, bankCode, accountNumber, swift, iban, bankName, accountHolderName: holder, bankAddress };
}

function showLine(line: StatementLine, words: Words): ShownLine {
  return {
    type: line.direction === 'debit' ? 'DEBIT' : 'CREDIT',
    date: showMillis(line.at),
    amount: showMoney(line.amount),
    totalFees: showMoney(line.fees),
    details: showDetails(line, words),
    exchangeDetails: showExchange(line.act),
    runningBalance: showMoney(line.running),
    referenceNumber: line.reference,
  };
}

/** What does not apply to a line is not shown with it. */
function showDetails(line: StatementLine, words: Words): ShownLine['details'] {
  const { type, counterparty, paymentReference, exchange, card } = line.act;
  const conversion = type === 'CONVERSION' ? exchange : undefined;
  const sender = type === 'DEPOSIT' ? counterparty : undefined;
  const recipient = type === 'TRANSFER' ? counterparty : undefined;
  return {
    type,
    description: sentenceOf(line, words),
    amount: shown(card?.original),
    senderName: sender?.name,
    senderAccount: sender?.account ?? undefined,
    paymentReference: paymentReference ?? (type === 'TRANSFER' || type === 'DEPOSIT' ? '' : undefined),
    category: card?.merchant.category,
    merchant: card?.merchant,
    recipient: recipient && { name: recipient.name, bankAccount: recipient.account },
    sourceAmount: conversion && showMoney(add(conversion.from, conversion.fee)),
    targetAmount: shown(conversion?.to),
    fee: shown(conversion?.fee),
    rate: conversion?.rate,
  };
}

const shown = (amount: Money | undefined) => amount && showMoney(amount);

/** @assumed both what the documentation and what its guides show */
function showExchange({ exchange }: Act): ShownLine['exchangeDetails'] {
  if (!exchange) return null;
  const { from, to, rate } = exchange;
  return { forAmount: showMoney(to), rate, fromAmount: showMoney(from), toAmount: showMoney(to) };
}
