import { addTransfer, type BatchGroup, findGroup, openGroup, updateGroup } from '../../src/state/batches/index.ts';
import { fundTransfer } from '../../src/state/funding/index.ts';
import type { Quote } from '../../src/state/quotes/index.ts';
import { type Journal, type Settlement, sendJournal, settlements } from '../../src/state/settlements/index.ts';
import type { NewTransfer, Transfer } from '../../src/state/transfers/index.ts';
import { type Bench, units } from './bench.ts';
import { Office } from './transfers.ts';

export const app = { kind: 'client', clientId: 'localwise' } as const;

/** Steps of batch groups and settlements, done on a bench without a server. */
export class Bureau extends Office {
  /** Under ids of its own, beside those of an office on the same bench. */
  override wish(quote: Quote, changes: Partial<NewTransfer> = {}): NewTransfer {
    const wish = super.wish(quote, changes);
    return { ...wish, customerTransactionId: wish.customerTransactionId.replace('-8000-', '-8001-') };
  }

  open(source = 'GBP', profileId = this.bench.personal): BatchGroup {
    const { world, ada } = this.bench;
    return this.bench.do(() => openGroup(world, ada, profileId, { name: 'Payroll', source }));
  }

  /** Adds transfers of 10 units each to one recipient. */
  fill({ id, source }: BatchGroup, count: number, recipientId = this.recipient().id): Transfer[] {
    const { world, ada, personal } = this.bench;
    return Array.from({ length: count }, () => {
      const wish = this.wish(this.quote({ sourceAmount: 10, sourceCurrency: source }), { recipientId });
      return this.bench.do(() => addTransfer(world, ada, personal, id, wish));
    });
  }

  group(id: string): BatchGroup {
    const found = findGroup(this.bench.world, id);
    if (!found) throw new Error(`no batch group ${id}`);
    return found;
  }

  complete(id: string): BatchGroup {
    return this.update(id, 'COMPLETED');
  }

  update(id: string, status: 'COMPLETED' | 'CANCELLED'): BatchGroup {
    const { world, ada, personal } = this.bench;
    const { version } = this.group(id);
    return this.bench.do(() => updateGroup(world, ada, personal, id, { status, version }));
  }

  /** Lets what is due now happen. */
  catchUp(): void {
    this.bench.world.catchUp();
  }

  bulk(transfer: Transfer, step: 'INITIATE' | 'COMPLETE' | null = null) {
    const { world, ada } = this.bench;
    const { id: transferId, profileId } = transfer;
    const wish = { transferId, profileId, type: 'TRUSTED_PRE_FUND_BULK', partnerReference: '1', step };
    return this.bench.do(() => fundTransfer(world, ada, wish));
  }

  /** Sends a journal and lets it be compared. */
  send(rows: readonly Journal['rows'][number][], changes: Partial<Journal> = {}): Settlement {
    const { world } = this.bench;
    this.#journals += 1;
    const currency = changes.currency ?? rows[0]?.amount.currency ?? 'GBP';
    const usual: Journal = {
      reference: `TPFB${this.#journals}`,
      date: world.now,
      currency,
      crossCurrency: false,
      rows,
      refunds: [],
      creditUsed: units(0, currency),
    };
    const { id } = this.bench.do(() => sendJournal(world, app, { ...usual, ...changes }));
    this.catchUp();
    return this.settlement(id);
  }

  settlement(id: number): Settlement {
    const found = this.bench.world.table(settlements).get(id);
    if (!found) throw new Error(`no settlement ${id}`);
    return found;
  }

  settle(id: number): Settlement {
    this.bench.do(() => this.bench.world.company.machine('settlement').verbs.receive?.(this.bench.world, id, {}));
    return this.settlement(id);
  }

  /** A part of the money arrives. */
  part(id: number, amount: number, from?: unknown): Settlement {
    const details = { amount, ...(from === undefined ? {} : { from }) };
    this.bench.do(() =>
      this.bench.world.company.machine('settlement').verbs.receivePart?.(this.bench.world, id, details),
    );
    return this.settlement(id);
  }

  #journals = 0;
}

export const settledRow = ({ id, charged }: Transfer, bench: Bench, rate: number | null = null) => ({
  transferId: id,
  amount: charged,
  date: bench.world.now,
  customerName: 'Ada Lovell',
  partnerReference: String(id),
  comment: null,
  rate,
});

export const refundedRow = ({ id }: Transfer, rate: number | null = null) => ({
  transferId: id,
  partnerReference: String(id),
  rate,
});
