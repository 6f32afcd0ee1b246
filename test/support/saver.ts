import { randomUUID } from 'node:crypto';
import type { OperationId } from '../../src/contract/generated/operations.ts';
import { createUser, issueFixedToken } from '../../src/state/access/index.ts';
import type { Answer, Asked, Sandbox } from './sandbox.ts';

const sortCode = { legalType: 'PRIVATE', sortCode: '231470', accountNumber: '28821822' };

/** Somebody who lives where people may hold only so much, and a partner's program that acts for them. */
export class Saver {
  readonly sandbox: Sandbox;
  readonly token: string;
  readonly profileId: number;

  private constructor(sandbox: Sandbox, token: string, profileId: number) {
    this.sandbox = sandbox;
    this.token = token;
    this.profileId = profileId;
  }

  /** Signs somebody up and has them verified. */
  static async in(sandbox: Sandbox, countryIso3Code = 'sgp', more: object = {}): Promise<Saver> {
    const token = `saver-${countryIso3Code}`;
    const world = await sandbox.world();
    world.transact({ kind: 'seed' }, () => {
      const wish = { email: `${token}@example.com`, registrationCode: 'c'.repeat(32), language: null };
      const { id: userId } = createUser(world, 'localwise', wish);
      issueFixedToken(world, { id: token, kind: 'user', clientId: 'localwise', userId });
    });
    const address = { addressFirstLine: '1 Orchard Road', city: 'Singapore', countryIso3Code, postCode: '238801' };
    const body = {
      firstName: 'Mei',
      lastName: 'Tan',
      address: { ...address, ...more },
      dateOfBirth: '1988-04-12',
      contactDetails: { email: 'mei@example.com', phoneNumber: '+6561234567' },
      occupations: [{ code: 'Engineer', format: 'FREE_FORM' }],
    };
    const made = await sandbox.call('profilePersonalCreate', { token, body });
    const saver = new Saver(sandbox, token, made.body.id);
    await saver.call('simulationVerification');
    return saver;
  }

  /** An operation about the saver's profile. */
  call(id: OperationId, asked: Asked = {}): Promise<Answer> {
    const params = { profileId: this.profileId, ...asked.params };
    return this.sandbox.call(id, { token: this.token, ...asked, params });
  }

  /** Opens a balance with money on it; answers its id. */
  async holding(amount: number, currency: string): Promise<number> {
    const headers = { 'x-idempotence-uuid': randomUUID() };
    const opened = await this.call('balanceCreate', { headers, body: { currency, type: 'STANDARD' } });
    if (amount > 0) await this.topUp(opened.body.id, amount, currency);
    return opened.body.id;
  }

  async topUp(balanceId: number, amount: number, currency: string): Promise<void> {
    const body = { profileId: this.profileId, balanceId, currency, amount };
    const { status } = await this.call('simulationBalanceTopup', { body });
    if (status !== 200) throw new Error(`a top-up answered ${status}`);
  }

  /** A British bank account that the saver may send to. */
  async recipient(): Promise<number> {
    const body = {
      currency: 'GBP',
      profile: this.profileId,
      type: 'sort_code',
      accountHolderName: 'Mei Tan',
      details: sortCode,
    };
    return (await this.call('recipientCreate', { body })).body.id;
  }

  async available(balanceId: number): Promise<number> {
    return (await this.call('balanceGet', { params: { balanceId } })).body.amount.value;
  }

  async breaches(query: Readonly<Record<string, string>> = {}): Promise<Answer['body']> {
    return (await this.call('holdLimitBreachList', { query })).body;
  }

  close(holdLimitBreachId: number, body: object): Promise<Answer> {
    return this.call('holdLimitBreachClose', { params: { holdLimitBreachId }, body });
  }
}
