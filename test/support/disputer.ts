import type { OperationId } from '../../src/contract/generated/operations.ts';
import { type PaymentState, payByCard, type Scheme } from './card-payment.ts';
import type { Answer, Asked, Sandbox } from './sandbox.ts';
import { PERSONAL, Sender } from './sender.ts';

export interface Part {
  readonly name: string;
  readonly filename?: string;
  readonly type?: string;
  readonly content?: string;
}

const EDGE = '----edge';

/** A customer's program that objects to card payments. */
export class Disputer {
  readonly sandbox: Sandbox;
  /** The balance that pays, in pounds. */
  readonly balanceId: number;

  constructor(sandbox: Sandbox, balanceId = 0) {
    this.sandbox = sandbox;
    this.balanceId = balanceId;
  }

  static async in(sandbox: Sandbox): Promise<Disputer> {
    return new Disputer(sandbox, await new Sender(sandbox).holding(1_000, 'GBP'));
  }

  /** An operation about the customer's profile. */
  call(id: OperationId, asked: Asked = {}): Promise<Answer> {
    return this.sandbox.call(id, { ...asked, params: { profileId: PERSONAL, ...asked.params } });
  }

  /** Pays 50 pounds by card; answers the transaction's id. */
  async pay(state?: PaymentState, scheme?: Scheme): Promise<number> {
    return payByCard(await this.sandbox.world(), PERSONAL, state, scheme).id;
  }

  submit(transactionId: number | string, params: object = {}, body: object = {}): Promise<Answer> {
    return this.call('disputeSubmit', {
      params: { scheme: 'VISA', reason: 'WRONG_AMOUNT', ...params },
      body: {
        transaction: { transactionId: String(transactionId), email: 'support@partner.com' },
        form: {},
        disclaimer: { allAnswered: true, filesUploaded: true },
        ...body,
      },
    });
  }

  /** A payment that was made and is disputed; answers the dispute as it is listed. */
  async disputed(transactionId?: number) {
    const paid = transactionId ?? (await this.pay());
    await this.submit(paid);
    const { body } = await this.call('disputeList', { query: { transactionId: paid, status: 'ACTIVE' } });
    return body.disputes[0];
  }

  get(disputeId: string): Promise<Answer> {
    return this.call('disputeGet', { params: { disputeId } });
  }

  withdraw(disputeId: string): Promise<Answer> {
    return this.call('disputeWithdraw', { params: { disputeId }, body: { status: 'CLOSED' } });
  }

  /** What only Wise can do. */
  drive(disputeId: string, to: string, details: object = {}): Promise<Answer> {
    return this.sandbox.control('POST', `/resources/disputes/${disputeId}/transitions`, { to, ...details });
  }

  upload(parts: readonly Part[], id: 'disputeFileUpload' | 'disputeFileUploadV3' = 'disputeFileUpload') {
    const headers = { 'content-type': `multipart/form-data; boundary=${EDGE}` };
    return this.call(id, { headers, body: `${parts.map(textOf).join('')}--${EDGE}--\r\n` });
  }

  /** The path as a browser asks for it. */
  page(url: string): Promise<Answer> {
    return this.sandbox.inject({ method: 'GET', url, headers: { authorization: 'Bearer localwise-user-token' } });
  }
}

function textOf({ name, filename, type, content = 'picture' }: Part): string {
  const named = filename === undefined ? '' : `; filename="${filename}"`;
  const typed = type === undefined ? '' : `content-type: ${type}\r\n`;
  return `--${EDGE}\r\ncontent-disposition: form-data; name="${name}"${named}\r\n${typed}\r\n${content}\r\n`;
}
