import type { Card } from '../../src/state/cards/index.ts';
import { type Answer, Sandbox } from './sandbox.ts';
import { PERSONAL, Sender } from './sender.ts';
import { issueCard } from './spend.ts';

type Reference = Readonly<Record<string, unknown>>;

/** The calls about card payments, with a card whose owner holds pounds. */
export class PaymentCalls {
  readonly sandbox: Sandbox;
  readonly sender: Sender;
  card: Card;
  balance = 0;

  private constructor(sandbox: Sandbox, card: Card) {
    this.sandbox = sandbox;
    this.sender = new Sender(sandbox);
    this.card = card;
  }

  static async open(holding = 100): Promise<PaymentCalls> {
    return PaymentCalls.in(await Sandbox.open(), holding);
  }

  /** The same in a sandbox that is open already. */
  static async in(sandbox: Sandbox, holding = 100): Promise<PaymentCalls> {
    const calls = new PaymentCalls(sandbox, await PaymentCalls.issue(sandbox));
    calls.balance = await calls.sender.holding(holding, 'GBP');
    return calls;
  }

  static async issue(sandbox: Sandbox, changes: Partial<Card> = {}): Promise<Card> {
    return issueCard(await sandbox.world(), PERSONAL, changes);
  }

  get place() {
    return { profileId: PERSONAL, cardToken: this.card.id };
  }

  authorise(value: number, changes: object = {}): Promise<Answer> {
    const amount = { value, currency: 'GBP' };
    const shop = { pos: 'CHIP_AND_PIN', transactionType: 'GOODS_AND_SERVICES', mcc: 5499, amount };
    const body = { ...shop, cardNumber: this.card.pan, ...changes };
    return this.sandbox.call('simulationCardTransactionAuthorisation', { params: this.place, body });
  }

  clear(ref: Reference, value: number, changes: object = {}): Promise<Answer> {
    const body = { amount: { value, currency: 'GBP' }, transactionType: 'GOODS_AND_SERVICES', ref, ...changes };
    return this.sandbox.call('simulationCardTransactionClearing', { params: this.place, body });
  }

  reverse(ref: Reference, value: number, changes: object = {}): Promise<Answer> {
    const body = { amount: { value, currency: 'GBP' }, transactionType: 'GOODS_AND_SERVICES', ref, ...changes };
    return this.sandbox.call('simulationCardTransactionReversal', { params: this.place, body });
  }

  async latest(): Promise<number> {
    return (await this.sandbox.call('simulationCardTransactions', { params: this.place })).body[0].transactionId;
  }

  get(transactionId: number, operation: 'cardTransactionGet' | 'cardTransactionGetV3' = 'cardTransactionGet') {
    return this.sandbox.call(operation, { params: { profileId: PERSONAL, transactionId } });
  }

  list(query: object = {}, place = this.place) {
    const range = { fromCreationTime: '2026-02-01T00:00:00Z', toCreationTime: '2026-06-01T00:00:00Z', ...query };
    return this.sandbox.call('cardTransactionList', { params: place, query: range });
  }

  async amounts(): Promise<readonly [available: number, reserved: number]> {
    const { body } = await this.sandbox.call('balanceGet', {
      params: { profileId: PERSONAL, balanceId: this.balance },
    });
    return [body.amount.value, body.reservedAmount.value];
  }
}
