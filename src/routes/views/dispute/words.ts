/** What customers read in a questionnaire. */
interface Words {
  readonly title: string;
  /** When to choose it among the reasons. */
  readonly tooltip?: string;
  /** When to choose it on a page of the questionnaire. */
  readonly hint?: string;
}

const words: Readonly<Record<string, Words>> = {
  ATM_DISPENSED_NO_FUNDS: {
    title: "I didn't receive the money from the ATM or cash machine",
    tooltip: 'For cash that never came out of a machine, or came short',
  },
  WRONG_AMOUNT: {
    title: 'I was charged the wrong amount or currency',
    tooltip: 'For a price that was higher, or in another currency, than agreed on',
  },
  TROUBLE_WITH_GOODS_SERVICES: {
    title: "There's a problem with the goods or service I ordered",
    tooltip: 'For orders that did not arrive, are broken, or are not what was described',
  },
  MERCHANT_CHARGED_AGAIN: {
    title: 'I got an unexpected charge from a merchant',
    tooltip: 'For subscriptions, double payments, and a known merchant who took money without a known reason',
  },
  NO_REFUND: {
    title: "I haven't received the refund",
    tooltip: 'For money that a merchant promised to give back and did not',
  },
  UNAUTHORIZED: {
    title: 'I did not make, authorize, or participate in this transaction',
    tooltip: 'For a merchant that is unknown, or from whom nothing was ever bought',
  },
  UNEXPECTEDLY_CHARGED_AGAIN: { title: 'A past merchant unexpectedly charged me again' },
  UNWANTED_SUBSCRIPTION: { title: "I've been charged for a subscription without my permission" },
  CARD_POSSESSION: {
    title: "I don't recognise a transaction",
    tooltip: 'For payments while the card was at hand, and for details that somebody else may know',
  },
  CARD_NO_POSSESSION: {
    title: 'My card was lost or stolen',
    tooltip: 'For payments while the card was not at hand',
  },
  NO_GOODS_OR_SERVICES: {
    title: 'What I ordered never came',
    hint: 'Also for orders that were called off',
  },
  SOMETHING_WRONG_WHAT_WAS_RECEIVED: { title: 'What I ordered came, and is not right' },
  SCAM: {
    title: 'I do not trust the merchant',
    hint: 'For merchants who no longer answer, or whom others warn of',
  },
  NEVER_ARRIVED: { title: 'It was to come and did not' },
  CANCELLED_ORDER: { title: 'The order was called off' },
};

export const wordsOf = (code: string): Words => words[code] ?? { title: code };

/** A field's name as a label: `expectedDate` reads "Expected date". */
export const labelOf = (name: string): string =>
  `${name.charAt(0).toUpperCase()}${name.slice(1).replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)}`;
