import { randomUUID } from 'node:crypto';
import type { Json } from '../../src/state/kernel/index.ts';
import type { Answer } from './sandbox.ts';
import { Sender } from './sender.ts';

/** Complete enough to be sent dollars from. */
const details = {
  legalType: 'PRIVATE',
  IBAN: 'DE89370400440532013000',
  address: { country: 'DE', city: 'Berlin', firstLine: '1 Allee', postCode: '10115' },
};

/** A partner's program that pays for many transfers at once, as it would through HTTP. */
export class BatchCalls extends Sender {
  open(sourceCurrency = 'GBP', name = 'Payroll'): Promise<Answer> {
    const params = { profileId: this.profileId };
    return this.sandbox.call('batchGroupCreate', { params, body: { sourceCurrency, name } });
  }

  of(batchGroupId: string): { readonly profileId: number; readonly batchGroupId: string } {
    return { profileId: this.profileId, batchGroupId };
  }

  async group(batchGroupId: string): Promise<Answer['body']> {
    return (await this.sandbox.call('batchGroupGet', { params: this.of(batchGroupId) })).body;
  }

  put(batchGroupId: string, body: object): Promise<Answer> {
    return this.sandbox.call('batchGroupTransferCreate', { params: this.of(batchGroupId), body });
  }

  /** Adds transfers of `amount` each; answers their ids. */
  async fill(batchGroupId: string, count: number, from = 'GBP', amount = 100): Promise<number[]> {
    const targetAccount = await this.recipient('EUR', { details });
    const ids: number[] = [];
    for (let i = 0; i < count; i++) {
      const { id: quoteUuid } = await this.quote({ from, amount });
      const made = await this.put(batchGroupId, { targetAccount, quoteUuid, customerTransactionId: randomUUID() });
      if (made.status !== 200) throw new Error(`no transfer: ${JSON.stringify(made.body)}`);
      ids.push(made.body.id);
    }
    return ids;
  }

  async update(batchGroupId: string, status: string, version?: number): Promise<Answer> {
    const body = { status, version: version ?? (await this.group(batchGroupId)).version };
    return this.sandbox.call('batchGroupUpdate', { params: this.of(batchGroupId), body });
  }

  /** A group that is ready to be paid for. */
  async completed(count = 2, from = 'GBP'): Promise<{ readonly id: string; readonly transfers: number[] }> {
    const { id } = (await this.open(from)).body;
    const transfers = await this.fill(id, count, from);
    const done = await this.update(id, 'COMPLETED');
    if (done.status !== 200) throw new Error(`not completed: ${JSON.stringify(done.body)}`);
    return { id, transfers };
  }

  fundGroup(batchGroupId: string): Promise<Answer> {
    return this.sandbox.call('batchGroupFund', { params: this.of(batchGroupId), body: { type: 'BALANCE' } });
  }

  debitAccount(body: object = {}): Promise<Answer> {
    const details = { routingNumber: '000000000', accountNumber: '0000000000', accountType: 'CHECKING' };
    return this.sandbox.call('directDebitAccountCreate', {
      params: { profileId: this.profileId },
      body: { currency: 'USD', type: 'ACH', details, ...body },
    });
  }

  initiate(batchGroupId: string, body: object): Promise<Answer> {
    return this.sandbox.call('batchGroupPaymentInitiationCreate', {
      params: this.of(batchGroupId),
      body: { type: 'DIRECT_DEBIT', ...body },
    });
  }

  async initiation(batchGroupId: string, paymentInitiationId: number): Promise<Answer['body']> {
    const params = { ...this.of(batchGroupId), paymentInitiationId };
    return (await this.sandbox.call('batchGroupPaymentInitiationGet', { params })).body;
  }

  async statuses(ids: readonly number[]): Promise<string[]> {
    return Promise.all(ids.map(async id => (await this.get(id)).body.status));
  }

  bulk(transferId: number, body: object = {}): Promise<Answer> {
    const params = { profileId: this.profileId, transferId };
    return this.sandbox.call('transferFund', { params, body: { type: 'TRUSTED_PRE_FUND_BULK', ...body } });
  }

  /** Subscribes the application, and answers nothing. */
  async listen(url: string, event: string, version = '4.0.0'): Promise<void> {
    const { status } = await this.sandbox.call('webhookApplicationSubscriptionCreate', {
      params: { clientKey: 'localwise-key' },
      body: { name: event, trigger_on: event, delivery: { version, url } },
    });
    if (status >= 300) throw new Error(`no subscription to ${event}: ${status}`);
  }

  /** A transfer of 1000 pounds that its partner pays for later. */
  async bulkFunded(): Promise<number> {
    const { id } = await this.transfer();
    const { status, body } = await this.bulk(id);
    if (status !== 200 || body.status !== 'COMPLETED') throw new Error(`not funded: ${JSON.stringify(body)}`);
    return id;
  }

  send(changes: object = {}): Promise<Answer> {
    return this.sandbox.call('bulkSettlementJournalCreate', { body: { ...journal([]), ...changes } });
  }

  drivenTo(type: string, id: string | number, to: string, facts: object = {}): Promise<Answer> {
    return this.sandbox.control('POST', `/resources/${type}/${id}/transitions`, { to, ...facts });
  }

  async settlements(): Promise<Answer['body'][]> {
    return (await this.sandbox.control('GET', '/resources/settlements')).body.items;
  }

  terms(body: object): Promise<Answer> {
    return this.sandbox.control('PUT', '/clients/localwise/bulk-terms', body);
  }
}

type Fields = { readonly [key: string]: Json | undefined };

/** One row of a journal. */
export const rowOf = (id: number, changes: Fields = {}): Fields => ({
  id,
  date: '2026-03-02T09:00:00Z',
  sourceAmount: 1000,
  sourceCurrency: 'GBP',
  customerName: 'Ada Lovell',
  partnerReference: String(id),
  ...changes,
});

export const journal = (transfers: readonly Fields[], changes: Fields = {}): Fields => ({
  type: 'TRUSTED_BULK_SETTLEMENT',
  settlementReference: 'TPFB260302',
  settlementDate: '2026-03-02T23:59:59-05:00',
  transfers,
  ...changes,
});
