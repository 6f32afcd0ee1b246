import type { OperationId } from '../../src/contract/generated/operations.ts';
import { BalanceCalls, BUSINESS, PERSONAL } from './balance-calls.ts';
import { type Answer, type Asked, Sandbox } from './sandbox.ts';

export { BUSINESS, PERSONAL };

/** The calls on money that comes in, in a world that each test gets anew. */
export class ReceivingCalls extends BalanceCalls {
  static override async open(): Promise<ReceivingCalls> {
    return new ReceivingCalls(await Sandbox.open({ seed: 'empty' }));
  }

  /** Asks in this world, about the personal profile unless another is named. */
  ask(id: OperationId, { params, ...asked }: Asked = {}): Promise<Answer> {
    return this.sandbox.call(id, { ...asked, params: { profileId: PERSONAL, ...params }, world: this.world });
  }

  order(currency: unknown, profileId = PERSONAL): Promise<Answer> {
    return this.ask('bankAccountDetailsOrderCreate', { params: { profileId }, body: { currency } });
  }

  /** Opens a balance with account details; answers its id. */
  async receivable(currency: string): Promise<number> {
    const balanceId = await this.standard(currency);
    const { status, body } = await this.order(currency);
    if (status !== 200 || body.status !== 'DONE') throw new Error(`an order answered ${status}`);
    return balanceId;
  }

  details(profileId = PERSONAL): Promise<Answer> {
    return this.ask('bankAccountDetailsGet', { params: { profileId } });
  }

  /** The profile's account details in one currency. */
  async detailsIn(currency: string) {
    const { body } = await this.details();
    return body.filter((set: { currency: { code: string } }) => set.currency.code === currency);
  }

  import(body: unknown, profileId = PERSONAL): Promise<Answer> {
    return this.ask('simulationBankTransactionImport', { params: { profileId }, body });
  }

  swiftIn(body: unknown, profileId = PERSONAL): Promise<Answer> {
    return this.ask('simulationSwiftIn', { params: { profileId }, body });
  }

  giveBack(paymentId: number, body?: unknown, profileId = PERSONAL): Promise<Answer> {
    const asked = body === undefined ? {} : { body };
    return this.ask('bankAccountDetailsReturnsCreate', { params: { profileId, paymentId }, ...asked });
  }

  /** The newest payment that came in, as the operator sees it. */
  async latest(): Promise<{ readonly id: number; readonly status: string }> {
    const { body } = await this.sandbox.control('GET', '/resources/incoming-payments', undefined, this.world);
    return body.items[0];
  }

  async drive(type: string, id: string | number, to: string): Promise<number> {
    const path = `/resources/${type}/${id}/transitions`;
    return (await this.sandbox.control('POST', path, { to }, this.world)).status;
  }
}
