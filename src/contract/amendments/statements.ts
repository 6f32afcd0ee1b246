import { type Amendment, money, nullableText, objectOf, reply, text } from '../amendment.ts';

const transaction = (rest: string) => reply('balanceStatementGet', 200, `/properties/transactions/items${rest}`);

/** Statements: what the documentation's text and its clients know beside the documented fields. */
export const statementAmendments: readonly Amendment[] = [
  {
    where: reply('balanceStatementGet', 200, '/properties/accountHolder/properties'),
    what: { add: { businessName: text } },
    why: 'an account holder may be a business, and a business has neither a first nor a last name',
    source: 'the document itself: accountHolder.type has BUSINESS',
  },
  {
    where: transaction('/properties/details/properties'),
    what: { add: { recipient: objectOf({ name: text, bankAccount: nullableText }) } },
    why: 'a line for a transfer says whom it went to',
    source: 'recorded: lines of type TRANSFER in the exports of clients',
  },
  {
    where: transaction('/properties/exchangeDetails/properties'),
    what: { add: { fromAmount: money, toAmount: money } },
    why: 'the guides show what was exchanged from and to, the document only for what',
    source: 'guide on statements; recorded',
  },
];
