import type { MoveDetails } from '../../src/state/kernel/index.ts';
import type { TransferMove } from '../../src/state/lifecycles/transfer.ts';
import { createQuote, type Quote, type QuoteCommand } from '../../src/state/quotes/index.ts';
import { createRecipient, type Recipient } from '../../src/state/recipients/index.ts';
import { createTransfer, findTransfer, type NewTransfer, type Transfer } from '../../src/state/transfers/index.ts';
import type { Bench } from './bench.ts';

const euros = { currency: 'EUR', type: 'iban', details: { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' } };
const reais = {
  currency: 'BRL',
  type: 'brazil',
  details: {
    legalType: 'PRIVATE',
    bankCode: '001',
    branchCode: '1234',
    accountNumber: '12345678',
    accountType: 'CHECKING',
    cpf: '52998224725',
  },
};
const pounds = {
  currency: 'GBP',
  type: 'sort_code',
  details: { legalType: 'PRIVATE', sortCode: '231470', accountNumber: '28821822' },
};
const accounts: Readonly<Record<string, typeof euros | typeof reais | typeof pounds>> = {
  EUR: euros,
  BRL: reais,
  GBP: pounds,
};

/** Steps of a transfer, done on a bench without a server. */
export class Office {
  readonly bench: Bench;

  constructor(bench: Bench) {
    this.bench = bench;
  }

  quote(changes: Partial<QuoteCommand> = {}, profileId = this.bench.personal): Quote {
    const { world, ada } = this.bench;
    const usual: QuoteCommand = {
      sourceCurrency: 'GBP',
      targetCurrency: 'EUR',
      sourceAmount: 1000,
      targetAmount: null,
      recipientId: null,
      contactId: null,
      payOut: null,
      preferredPayIn: null,
      transferNature: null,
      pricing: null,
    };
    return this.bench.do(() => createQuote(world, ada, profileId, { ...usual, ...changes }));
  }

  recipient(currency = 'EUR', profileId = this.bench.personal): Recipient {
    const { world, ada } = this.bench;
    const account = accounts[currency] ?? euros;
    const wish = { ...account, profileId, name: 'Mia Hartmann', ownedByCustomer: false, refund: false };
    return this.bench.do(() => createRecipient(world, ada, wish));
  }

  /** What a transfer of the quote is asked for with. */
  wish(quote: Quote, changes: Partial<NewTransfer> = {}): NewTransfer {
    this.#count += 1;
    const customerTransactionId = `00000000-0000-4000-8000-${String(this.#count).padStart(12, '0')}`;
    const recipientId = changes.recipientId ?? this.recipient(quote.target, quote.profileId).id;
    return { quoteId: quote.id, customerTransactionId, sourceRecipientId: null, details: {}, ...changes, recipientId };
  }

  transfer(changes: Partial<QuoteCommand> = {}, details: Partial<NewTransfer> = {}): Transfer {
    const { world, ada } = this.bench;
    const wish = this.wish(this.quote(changes), details);
    return this.bench.do(() => createTransfer(world, ada, wish));
  }

  /** Makes moves by the verbs that stand behind them. */
  move(id: number, ...moves: readonly TransferMove[]): Transfer {
    for (const move of moves) this.bench.do(() => this.perform(id, move));
    return this.now(id);
  }

  perform(id: number, move: TransferMove, details: MoveDetails = {}): unknown {
    return this.bench.world.company.machine('transfer').verbs[move]?.(this.bench.world, id, details);
  }

  now(id: number): Transfer {
    const transfer = findTransfer(this.bench.world, id);
    if (!transfer) throw new Error(`no transfer ${id}`);
    return transfer;
  }

  #count = 0;
}
