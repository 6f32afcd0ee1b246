import type { OperationId } from '../../src/contract/generated/operations.ts';
import { freshCek, JoseClient } from './jose-client.ts';
import type { Answer, Asked, Sandbox } from './sandbox.ts';
import { PERSONAL, Sender } from './sender.ts';

/** What the seeded user is recognised by. */
export const PIN = '1234';
export const DEVICE = 'localwise-device';
export const ADA = 10_000_001;

/** A partner's program whose customers are authenticated, in a world of its own. */
export class ScaClient {
  readonly sandbox: Sandbox;
  readonly world: string;
  readonly #jose: JoseClient;
  profileId = PERSONAL;

  constructor(sandbox: Sandbox, world: string) {
    this.sandbox = sandbox;
    this.world = world;
    this.#jose = new JoseClient(sandbox);
  }

  call(id: OperationId, asked: Asked = {}): Promise<Answer> {
    return this.sandbox.call(id, { params: { profileId: this.profileId }, world: this.world, ...asked });
  }

  /** Seals a body, and opens the answer if it came sealed. */
  async sealed(id: OperationId, body: unknown, asked: Asked = {}): Promise<Answer> {
    const cek = freshCek();
    const answer = await this.#jose.send(id, 'jwe', await this.#jose.sealWith(cek, JSON.stringify(body)), {
      params: { profileId: this.profileId },
      world: this.world,
      ...asked,
    });
    if (answer.headers['content-type'] !== 'application/jose+json') return answer;
    return { ...answer, body: JSON.parse((await this.#jose.unsealed(answer.body, cek)).text) };
  }

  control(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answer> {
    return this.sandbox.control(method, path, body, this.world);
  }

  status(ott: string, token?: string): Promise<Answer> {
    return this.call('ottStatusGet', { headers: { 'one-time-token': ott }, ...(token ? { token } : {}) });
  }

  pin(ott: string, pin = PIN): Promise<Answer> {
    return this.sealed('scaPinVerify', { pin }, { headers: { 'one-time-token': ott } });
  }

  device(ott: string, deviceFingerprint = DEVICE): Promise<Answer> {
    return this.sealed('scaDeviceFingerprintVerify', { deviceFingerprint }, { headers: { 'one-time-token': ott } });
  }

  /** Passes both challenges of the seeded user. */
  async clear(ott: string): Promise<void> {
    for (const answer of [await this.pin(ott), await this.device(ott)]) {
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    }
  }

  async session(): Promise<string> {
    return (await this.call('scaSessionCreate')).body.oneTimeTokenProperties.oneTimeToken;
  }

  statement(headers: Readonly<Record<string, string>> = {}, balanceId = 0): Promise<Answer> {
    const query = { currency: 'GBP', intervalStart: '2026-03-01T00:00:00Z', intervalEnd: '2026-03-02T00:00:00Z' };
    return this.call('balanceStatementGet', { params: { profileId: this.profileId, balanceId }, query, headers });
  }

  /** A transfer that its balance can pay for, as often as it takes. */
  async payable(): Promise<number> {
    const sender = new Sender(this.sandbox, this.profileId, this.world);
    await sender.holding(5_000, 'GBP');
    return (await sender.transfer()).id;
  }

  fund(transferId: number, headers: Readonly<Record<string, string>> = {}, token?: string): Promise<Answer> {
    const params = { profileId: this.profileId, transferId };
    return this.call('transferFund', { params, body: { type: 'BALANCE' }, headers, ...(token ? { token } : {}) });
  }

  /** The token that a protected call was stopped with. */
  async challenged(call: Promise<Answer>): Promise<string> {
    const { status, headers } = await call;
    const ott = headers['x-2fa-approval'];
    if (status !== 403 || typeof ott !== 'string') throw new Error(`not challenged: ${status}`);
    return ott;
  }
}

/** What became of a protected call: its status, the verdict, and whether a token was handed out. */
export const verdictOf = ({ status, headers }: Answer) => [
  status,
  headers['x-2fa-approval-result'],
  headers['x-2fa-approval'] !== undefined,
];
export const APPROVED = [200, 'APPROVED', false];
export const CHALLENGED = [403, 'REJECTED', true];
export const BLOCKED = [403, 'REJECTED', false];
