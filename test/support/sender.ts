import { randomUUID } from 'node:crypto';
import type { Answer, Sandbox } from './sandbox.ts';

export const PERSONAL = 30_000_001;
export const BUSINESS = 30_000_002;

export interface Wish {
  readonly from?: string;
  readonly to?: string;
  readonly amount?: number;
  readonly quote?: object;
  readonly body?: object;
}

/** Bank details by currency, good enough to be sent to. */
const accounts: Readonly<Record<string, object>> = {
  EUR: { type: 'iban', details: { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' } },
  GBP: { type: 'sort_code', details: { legalType: 'PRIVATE', sortCode: '231470', accountNumber: '28821822' } },
  JPY: {
    type: 'japanese',
    details: {
      legalType: 'PRIVATE',
      bankCode: '0001',
      branchCode: '001',
      accountType: 'CURRENT',
      accountNumber: '1234567',
    },
  },
  BRL: {
    type: 'brazil',
    details: {
      legalType: 'PRIVATE',
      bankCode: '001',
      branchCode: '1234',
      accountNumber: '12345678',
      accountType: 'CHECKING',
      cpf: '52998224725',
    },
  },
  INR: {
    type: 'indian',
    details: {
      legalType: 'PRIVATE',
      ifscCode: 'YESB0236041',
      accountNumber: '678911234567891',
      address: { country: 'IN', city: 'Mumbai', firstLine: '1 Marine Drive', postCode: '400001' },
    },
  },
  UGX: { type: 'uganda_local', details: { legalType: 'PRIVATE', bankCode: '04', accountNumber: '9030012345678' } },
  USD: {
    type: 'aba',
    details: {
      legalType: 'PRIVATE',
      abartn: '111000025',
      accountNumber: '12345678',
      accountType: 'CHECKING',
      address: { country: 'GB', city: 'London', firstLine: '1 High Street', postCode: 'E1 6JJ' },
    },
  },
};

/** Dollars that go to a bank abroad. */
export const swift = {
  type: 'swift_code',
  details: {
    legalType: 'PRIVATE',
    swiftCode: 'DEUTDEFF',
    accountNumber: 'DE89370400440532013000',
    address: { country: 'DE', city: 'Köln', firstLine: 'Domstraße 1', postCode: '50668' },
  },
};

/** A partner's program that sends money, as it would through HTTP. */
export class Sender {
  readonly sandbox: Sandbox;
  readonly profileId: number;
  readonly world: string | undefined;

  constructor(sandbox: Sandbox, profileId = PERSONAL, world?: string) {
    this.sandbox = sandbox;
    this.profileId = profileId;
    this.world = world;
  }

  get #in() {
    return this.world === undefined ? {} : { world: this.world };
  }

  /** Opens a balance with money on it; answers its id. */
  async holding(amount: number, currency: string): Promise<number> {
    const { profileId } = this;
    const opened = await this.sandbox.call('balanceCreate', {
      ...this.#in,
      params: { profileId },
      headers: { 'x-idempotence-uuid': randomUUID() },
      body: { currency, type: 'STANDARD' },
    });
    if (opened.status !== 201) throw new Error(`no balance: ${JSON.stringify(opened.body)}`);
    if (amount > 0) await this.topUp(amount, currency, opened.body.id);
    return opened.body.id;
  }

  topUp(value: number, currency: string, balanceId: number): Promise<Answer> {
    const body = { profileId: this.profileId, balanceId, currency, amount: value, channel: 'TRANSFER' };
    return this.sandbox.call('simulationBalanceTopup', { ...this.#in, body });
  }

  async balance(balanceId: number): Promise<number> {
    const params = { profileId: this.profileId, balanceId };
    return (await this.sandbox.call('balanceGet', { ...this.#in, params })).body.amount.value;
  }

  async quote({ from = 'GBP', to = 'EUR', amount = 1000, quote = {} }: Wish = {}): Promise<Answer['body']> {
    const body = { sourceCurrency: from, targetCurrency: to, sourceAmount: amount, targetAmount: null, ...quote };
    const made = await this.sandbox.call('quoteCreate', { ...this.#in, params: { profileId: this.profileId }, body });
    if (made.status !== 200) throw new Error(`no quote: ${JSON.stringify(made.body)}`);
    return made.body;
  }

  async recipient(currency = 'EUR', changes: object = {}): Promise<number> {
    const body = {
      currency,
      profile: this.profileId,
      accountHolderName: 'Mia Hartmann',
      ...accounts[currency],
      ...changes,
    };
    const made = await this.sandbox.call('recipientCreate', { ...this.#in, body });
    if (made.status !== 200) throw new Error(`no recipient: ${JSON.stringify(made.body)}`);
    return made.body.id;
  }

  create(body: object): Promise<Answer> {
    return this.sandbox.call('transferCreate', { ...this.#in, body });
  }

  /** A transfer from its quote and recipient on. */
  async transfer(wish: Wish = {}): Promise<Answer['body']> {
    const quote = await this.quote(wish);
    const targetAccount = await this.recipient(wish.to);
    const made = await this.create({
      targetAccount,
      quoteUuid: quote.id,
      customerTransactionId: randomUUID(),
      details: { reference: 'Invoice 7' },
      ...wish.body,
    });
    if (made.status !== 200) throw new Error(`no transfer: ${JSON.stringify(made.body)}`);
    return made.body;
  }

  fund(transferId: number, type = 'BALANCE'): Promise<Answer> {
    const params = { profileId: this.profileId, transferId };
    return this.sandbox.call('transferFund', {
      ...this.#in,
      params,
      body: { type },
      token: 'localwise-personal-token',
    });
  }

  drive(transferId: number, status: string): Promise<Answer> {
    return this.sandbox.call('simulationTransferStateChange', { ...this.#in, params: { transferId, status } });
  }

  get(transferId: number): Promise<Answer> {
    return this.sandbox.call('transferGet', { ...this.#in, params: { transferId } });
  }

  cancel(transferId: number): Promise<Answer> {
    return this.sandbox.call('transferCancel', { ...this.#in, params: { transferId } });
  }

  list(query: Record<string, string | number> = {}): Promise<Answer> {
    return this.sandbox.call('transferList', { ...this.#in, query });
  }
}
