import type { World } from '../../state/kernel/index.ts';

/** One place where the published contract and the service, as it was recorded, do not agree. */
export interface DialectDifference {
  readonly id: string;
  /** The operations, or the kind of call, that it shows in. */
  readonly where: string;
  /** What the `contract` dialect does. */
  readonly contract: string;
  /** What the `recorded` dialect does. */
  readonly recorded: string;
  readonly source: string;
}

const differences = [
  {
    id: 'transfer.funding-status',
    where: 'transferFund',
    contract: 'answers 200',
    recorded: 'answers 201',
    source: '15 of 15 recorded fundings',
  },
  {
    id: 'transfer.reprice-on-funding',
    where: 'transferFund',
    contract: 'keeps the amounts the transfer was created with',
    recorded: 'takes the amounts of the payment option that was used to pay',
    source: 'one recorded transfer, before and after funding out of a balance',
  },
  {
    id: 'transfer.state-after-funding',
    where: 'transferFund; transferGet',
    contract: 'the transfer is processing at once',
    recorded: 'the transfer waits a few seconds longer before it is processing',
    source: '4 of 7 transfers read seconds after funding',
  },
  {
    id: 'transfer.simulated-refund-event',
    where: 'simulationTransferStateChange',
    contract: 'a simulated refund raises no transfers#refund',
    recorded: 'it does, like any other refund',
    source: 'seen in the sandbox; the document says otherwise',
  },
  {
    id: 'recipient.invalid-status',
    where: 'recipientCreate',
    contract: 'answers 400 to details that are not valid',
    recorded: 'answers 422 with the same body',
    source: 'one recorded refusal, and the guides',
  },
  {
    id: 'recipient.delete-twice',
    where: 'recipientDeactivate and its older path',
    contract: 'answers a second deletion like any inactive recipient',
    recorded: 'answers 403 with the code RECIPIENT_MISSING and a timestamp in nanoseconds',
    source: 'one recorded second deletion',
  },
  {
    id: 'quote.omit-other-amount',
    where: 'quoteCreate; quoteGet; quoteUpdate',
    contract: 'shows sourceAmount and targetAmount both',
    recorded: 'shows only the one that was given; payment options show both',
    source: '52 of 52 recorded quotes',
  },
  {
    id: 'quote.no-pay-in-product',
    where: 'quoteCreate; quoteGet; quoteUpdate',
    contract: 'payment options name their payInProduct',
    recorded: 'payment options have no payInProduct',
    source: 'recorded quotes of 2026',
  },
  {
    id: 'quote.no-delivery-when-funded',
    where: 'quoteGet',
    contract: 'payment options keep their delivery estimate',
    recorded: 'both fields of the estimate are null once the quote is FUNDED',
    source: '180 payment options of 6 funded quotes',
  },
  {
    id: 'webhook.strict-urls',
    where: 'webhookApplicationSubscriptionCreate; webhookProfileSubscriptionCreate',
    contract: 'takes plain http and local URLs, which a sandbox needs',
    recorded: 'answers 400 with `delivery.url: Invalid delivery URL`',
    source: '9 recorded refusals',
  },
  {
    id: 'webhook.probe-callback',
    where: 'webhookApplicationSubscriptionCreate; webhookProfileSubscriptionCreate',
    contract: 'does not call the URL before there is something to tell',
    recorded: 'calls it with X-Test-Notification first, and answers 422 unless that succeeds',
    source: 'recorded traffic; the header is documented, the refusal is not',
  },
  {
    id: 'idempotency.missing-header',
    where: 'every operation that requires X-idempotence-uuid',
    contract: 'answers 400 without the header',
    recorded: 'does without it; the journal notes so',
    source: 'client programs that never send it',
  },
] as const satisfies readonly DialectDifference[];

export type DifferenceId = (typeof differences)[number]['id'];

/**
 * Every difference between the two dialects: the code asks `speaks`, and the documentation shows this very list. What
 * the state does differently it decides by the same setting of the world.
 */
export const dialectDifferences: readonly DialectDifference[] = differences;

/** Whether the world speaks the recorded dialect where this difference shows. */
export const speaks = (world: World, _difference: DifferenceId): boolean => world.settings.dialect === 'recorded';
