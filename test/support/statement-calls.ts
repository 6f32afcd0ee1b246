import { PERSONAL, ReceivingCalls } from './receiving-calls.ts';
import { type Answer, tokenFor } from './sandbox.ts';
import { Sender } from './sender.ts';

/** A whole quarter around what tests' clocks show. */
export const quarter = { intervalStart: '2026-01-01T00:00:00.000Z', intervalEnd: '2026-03-31T23:59:59.999Z' };

type Query = Readonly<Record<string, string | undefined>>;

const given = (query: Query): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined));

/** The calls for statements, in a world that each test gets anew. */
export class StatementCalls {
  readonly calls: ReceivingCalls;

  private constructor(calls: ReceivingCalls) {
    this.calls = calls;
  }

  static async open(): Promise<StatementCalls> {
    return new StatementCalls(await ReceivingCalls.open());
  }

  get sender(): Sender {
    return new Sender(this.calls.sandbox, PERSONAL, this.calls.world);
  }

  json(balanceId: number, query: Query = {}, profileId = PERSONAL): Promise<Answer> {
    return this.calls.sandbox.call('balanceStatementGet', {
      params: { profileId, balanceId },
      query: given({ currency: 'GBP', ...quarter, ...query }),
      world: this.calls.world,
    });
  }

  /** On a path that ends `statement.{extension}`. */
  at(path: string, query: Query = {}, token: string | null = tokenFor('balanceStatementGet')): Promise<Answer> {
    return this.calls.sandbox.inject({
      method: 'GET',
      url: path,
      query: given({ currency: 'GBP', ...quarter, ...query }),
      headers: { 'x-localwise-world': this.calls.world, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    });
  }

  file(balanceId: number, extension: string, query: Query = {}): Promise<Answer> {
    return this.at(`/v1/profiles/${PERSONAL}/balance-statements/${balanceId}/statement.${extension}`, query);
  }

  /** A balance of pounds with a life: money came, was sent, converted, and put into a jar. Answers its id. */
  async lived(recipient = 'Mia Hartmann', reference = 'Invoice 7'): Promise<number> {
    const { calls, sender } = this;
    const pounds = await sender.holding(2000, 'GBP');
    await sender.holding(0, 'EUR');
    await calls.sandbox.advance('PT1H', calls.world);
    const targetAccount = await sender.recipient('EUR', { accountHolderName: recipient });
    const transfer = await sender.transfer({ body: { targetAccount, details: { reference } } });
    await sender.fund(transfer.id);
    await calls.sandbox.advance('P1D', calls.world);
    await calls.move({ quoteId: await calls.quote('GBP', 'EUR', 100) });
    const jar = await calls.jar('GBP');
    await calls.move({ sourceBalanceId: pounds, targetBalanceId: jar, amount: { value: 12.5, currency: 'GBP' } });
    return pounds;
  }
}
