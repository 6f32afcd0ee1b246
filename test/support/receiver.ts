import { importBankTransaction, importSwift } from '../../src/simulations/arrivals.ts';
import { type Balance, balances, spendable } from '../../src/state/balances/index.ts';
import { type Instant, later, patch } from '../../src/state/kernel/index.ts';
import {
  findIncomingPayment,
  type IncomingPayment,
  orderDetails,
  type SwiftMessage,
  type SwiftOrder,
} from '../../src/state/receiving/index.ts';
import { Bench, units } from './bench.ts';

/** A world whose personal profile can receive euros. */
export class Receiver extends Bench {
  readonly euros = this.receivable('EUR');

  /** A balance with account details. */
  receivable(currency: string): Balance {
    const balance = this.holding(0, currency);
    this.do(() => orderDetails(this.world, this.ada, this.personal, currency));
    this.told();
    return balance;
  }

  receive(amount: number, currency = 'EUR'): IncomingPayment {
    return this.do(() => importBankTransaction(this.world, this.ada, this.personal, units(amount, currency)));
  }

  /** A Swift payment, inside a unit of work. */
  sendSwift(amount: number, currency: string, more: Partial<SwiftOrder> = {}): SwiftMessage {
    return importSwift(this.world, this.ada, this.personal, {
      amount: units(amount, currency),
      charges: [],
      beneficiary: {},
      sender: {},
      previousAgents: [],
      reference: null,
      ...more,
    });
  }

  swift(...wish: Parameters<Receiver['sendSwift']>): SwiftMessage {
    return this.do(() => this.sendSwift(...wish));
  }

  get held() {
    return spendable(this.world, this.euros);
  }

  statusOf(paymentId: number): string | undefined {
    return findIncomingPayment(this.world, paymentId)?.status;
  }

  invest(investmentState: Balance['investmentState'] = 'INVESTED'): void {
    this.do(() => patch(this.world, balances, this.euros.id, { investmentState }));
  }

  pass(by: number): void {
    this.world.advanceTo(later(this.world.now, by) as Instant);
  }
}
