import { authenticate } from '../../src/state/access/index.ts';
import { openBalance, topUp } from '../../src/state/balances/index.ts';
import { later, money, seconds, type World } from '../../src/state/kernel/index.ts';
import { createQuote } from '../../src/state/quotes/index.ts';
import { createRecipient } from '../../src/state/recipients/index.ts';
import { createTransfer } from '../../src/state/transfers/index.ts';

const PERSONAL_PROFILE = 30000001;
const seed = { kind: 'seed' } as const;

/** Makes transfers through the verbs that a partner's requests run, without the requests. */
export class Filler {
  readonly #world: World;
  readonly #recipientId: number;
  #made = 0;

  constructor(world: World) {
    this.#world = world;
    this.#recipientId = world.transact(seed, () => createRecipient(world, this.#actor(), recipient)).id;
  }

  quotes(count: number): string[] {
    const world = this.#world;
    const actor = this.#actor();
    return Array.from(
      { length: count },
      () => world.transact(seed, () => createQuote(world, actor, PERSONAL_PROFILE, wish)).id,
    );
  }

  /** @param run sets apart the idempotency keys of one run from those of another */
  transfers(quoteIds: readonly string[], run = '8000'): void {
    const world = this.#world;
    const actor = this.#actor();
    for (const quoteId of quoteIds) {
      this.#made += 1;
      const customerTransactionId = `00000000-0000-4000-${run}-${String(this.#made).padStart(12, '0')}`;
      const details = { reference: 'bench' };
      const transfer = {
        recipientId: this.#recipientId,
        quoteId,
        customerTransactionId,
        sourceRecipientId: null,
        details,
      };
      world.transact(seed, () => createTransfer(world, actor, transfer));
    }
  }

  /** A balance with as many lines, one for each second up to now; answers the path of a statement of a hundred of them. */
  statement(count: number): string {
    const world = this.#world;
    const open = { currency: 'GBP', type: 'STANDARD', name: null, icon: null } as const;
    const { id: balanceId } = world.transact(seed, () => openBalance(world, this.#actor(), PERSONAL_PROFILE, open));
    const credit = { profileId: PERSONAL_PROFILE, balanceId, amount: money(100, 'GBP'), channel: 'TRANSFER' } as const;
    const actor = this.#actor();
    const began = later(world.now, seconds(-count));
    const at = (line: number) => later(began, seconds(line));
    for (let i = 0; i < count; i++) world.transact(seed, () => topUp(world, actor, credit), at(i));
    const [from, to] = [Math.floor(count / 2), Math.floor(count / 2) + 99].map(line =>
      new Date(at(line)).toISOString(),
    );
    const query = `currency=GBP&intervalStart=${from}&intervalEnd=${to}&type=COMPACT`;
    return `/v1/profiles/${PERSONAL_PROFILE}/balance-statements/${balanceId}/statement.json?${query}`;
  }

  #actor() {
    return authenticate(this.#world, 'localwise-user-token');
  }
}

const wish = {
  sourceCurrency: 'GBP',
  targetCurrency: 'EUR',
  sourceAmount: 100,
  targetAmount: null,
  recipientId: null,
  contactId: null,
  payOut: null,
  preferredPayIn: null,
  transferNature: null,
  pricing: null,
};

const recipient = {
  profileId: PERSONAL_PROFILE,
  currency: 'EUR',
  type: 'iban',
  name: 'Anna Keller',
  details: { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' },
  ownedByCustomer: false,
  refund: false,
};
