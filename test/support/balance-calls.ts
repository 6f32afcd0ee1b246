import { insert } from '../../src/state/kernel/index.ts';
import { profiles } from '../../src/state/profiles/index.ts';
import { type Answer, Sandbox } from './sandbox.ts';

export const PERSONAL = 30000001;
export const BUSINESS = 30000002;
const STRANGER = 39999999;

/** A refusal in what a partner reads of it. */
export const refused = ({ status, body }: Answer) => ({
  status,
  code: body.errors?.[0].code,
  path: body.errors?.[0].path,
});

export const keyed = (key: string) => ({ 'x-idempotence-uuid': key });

/** The calls on balances, in a world that each test gets anew. */
export class BalanceCalls {
  readonly sandbox: Sandbox;
  world = '';
  #count = 0;

  protected constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  static async open(): Promise<BalanceCalls> {
    return new BalanceCalls(await Sandbox.open({ seed: 'empty' }));
  }

  enterFreshWorld(): void {
    this.#count += 1;
    this.world = `balances-${this.#count}`;
  }

  freshKey(): string {
    this.#count += 1;
    return `00000000-0000-4000-8000-${String(this.#count).padStart(12, '0')}`;
  }

  create(body: unknown, profileId: number = PERSONAL, key = this.freshKey()): Promise<Answer> {
    return this.sandbox.call('balanceCreate', { params: { profileId }, body, headers: keyed(key), world: this.world });
  }

  /** Opens a STANDARD balance; answers its id. */
  async standard(currency: string): Promise<number> {
    return (await this.create({ currency, type: 'STANDARD' })).body.id;
  }

  /** Opens a jar; answers its id. */
  async jar(currency: string): Promise<number> {
    return (await this.create({ currency, type: 'SAVINGS', name: 'Holiday' })).body.id;
  }

  get(balanceId: number, profileId = PERSONAL): Promise<Answer> {
    return this.sandbox.call('balanceGet', { params: { profileId, balanceId }, world: this.world });
  }

  list(types?: string, profileId = PERSONAL): Promise<Answer> {
    const query = types === undefined ? undefined : { types };
    return this.sandbox.call('balanceList', { params: { profileId }, query, world: this.world });
  }

  close(balanceId: number, profileId = PERSONAL): Promise<Answer> {
    return this.sandbox.call('balanceDelete', { params: { profileId, balanceId }, world: this.world });
  }

  topUp(body: object): Promise<Answer> {
    return this.sandbox.call('simulationBalanceTopup', { body, world: this.world });
  }

  /** Puts money on a balance of the personal profile, in whole units. */
  async add(balanceId: number, currency: string, amount: number): Promise<void> {
    const { status } = await this.topUp({ profileId: PERSONAL, balanceId, currency, amount });
    if (status !== 200) throw new Error(`a top-up answered ${status}`);
  }

  move(body: unknown, key = this.freshKey(), profileId = PERSONAL): Promise<Answer> {
    return this.sandbox.call('balanceMovement', {
      params: { profileId },
      body,
      headers: keyed(key),
      world: this.world,
    });
  }

  /** What can be spent, in whole units. */
  async available(balanceId: number): Promise<number> {
    return (await this.get(balanceId)).body.amount.value;
  }

  /** Asks for a price; answers the quote's id. */
  async quote(
    sourceCurrency: string,
    targetCurrency: string,
    sourceAmount: number,
    payOut = 'BALANCE',
  ): Promise<string> {
    const body = { sourceCurrency, targetCurrency, sourceAmount, payOut };
    const params = { profileId: PERSONAL };
    const answer = await this.sandbox.call('quoteCreate', { params, body, world: this.world });
    if (answer.status !== 200) throw new Error(`a quote answered ${answer.status}`);
    return answer.body.id;
  }

  /** A profile of nobody the token stands for. */
  async stranger(): Promise<number> {
    const world = await this.sandbox.world(this.world);
    const own = world.table(profiles).get(PERSONAL);
    if (!own) throw new Error('the founding profile is gone');
    world.transact({ kind: 'operator', what: 'test' }, () =>
      insert(world, profiles, { ...own, id: STRANGER, userId: 19_999_999, clientId: null }),
    );
    return STRANGER;
  }
}
