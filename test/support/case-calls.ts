import type { OperationId } from '../../src/contract/generated/operations.ts';
import { type Answer, type Asked, Sandbox } from './sandbox.ts';

/** As the documentation asks it. */
export const question = {
  type: 'GENERAL_ENQUIRY',
  subject: 'Inquiry about Transfer 12345',
  details: { transferId: 58114690, profileId: 14556049, userId: 1234 },
  externalId: 'partner_external_id_12345',
  description: 'Initial summary of the issue',
};

/** The calls on support cases, in a world that each test gets anew. */
export class CaseCalls {
  readonly sandbox: Sandbox;
  world = '';
  #count = 0;

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  static async open(): Promise<CaseCalls> {
    return new CaseCalls(await Sandbox.open());
  }

  enterFreshWorld(): void {
    this.#count += 1;
    this.world = `cases-${this.#count}`;
  }

  call(id: OperationId, asked: Asked = {}): Promise<Answer> {
    return this.sandbox.call(id, { world: this.world, ...asked });
  }

  ask(body: unknown = question): Promise<Answer> {
    return this.call('caseCreate', { body });
  }

  /** A case that has been filed. */
  async opened(body: unknown = question): Promise<number> {
    const { id } = (await this.ask(body)).body;
    await this.pass('PT1S');
    return id;
  }

  read(caseId: number): Promise<Answer> {
    return this.call('caseGet', { params: { caseId } });
  }

  async status(caseId: number): Promise<string> {
    return (await this.read(caseId)).body.status;
  }

  comments(caseId: number): Promise<Answer> {
    return this.call('caseCommentsGet', { params: { caseId } });
  }

  /** Who said what, newest first. */
  async said(caseId: number): Promise<string[]> {
    const { comments } = (await this.comments(caseId)).body;
    return comments.map((one: { author: string; plainBody: string }) => `${one.author}: ${one.plainBody}`);
  }

  comment(caseId: number, comment: unknown): Promise<Answer> {
    return this.call('caseCommentCreate', { params: { caseId }, body: { comment } });
  }

  /** Plays Wise's agent. */
  answer(caseId: number, body: unknown): Promise<Answer> {
    return this.sandbox.control('POST', `/cases/${caseId}/comments`, body, this.world);
  }

  move(caseId: number, to: string, more: object = {}): Promise<Answer> {
    return this.sandbox.control('POST', `/resources/cases/${caseId}/transitions`, { to, ...more }, this.world);
  }

  pass(by: string): Promise<Answer> {
    return this.sandbox.advance(by, this.world);
  }

  settle(support: object): Promise<Answer> {
    return this.sandbox.control('POST', '/settings', { support }, this.world);
  }

  async close(): Promise<void> {
    await this.sandbox.close();
  }
}
