import type { Json, World } from '../state/kernel/index.ts';
import type { Delivery, Outcome } from '../state/webhooks/index.ts';
import type { KeyRing, Signatures } from './key-ring.ts';
import { callReceiver, excerpt } from './webhook-call.ts';

export interface SenderOptions {
  readonly keyRing: Pick<KeyRing, 'sign'>;
  /** The body of a delivery, the same on every attempt. */
  readonly render: (world: World, delivery: Delivery) => string;
  /** Of this program, for the `User-Agent`. */
  readonly version: string;
}

/** What is asked of a receiver, before it is signed. */
interface Letter {
  readonly url: string;
  readonly deliveryId: string;
  readonly test: boolean;
  readonly body: string;
  readonly anyCertificate: boolean;
}

/** What stands above a notification; what is not signed has no signature. */
export const headersOf = (letter: {
  readonly bytes: Buffer;
  readonly deliveryId: string;
  readonly test: boolean;
  readonly version: string;
  readonly signatures: Signatures | undefined;
}): Readonly<Record<string, string>> => ({
  'Content-Type': 'application/json',
  'Content-Length': String(letter.bytes.length),
  'User-Agent': `localwise-webhooks/${letter.version}`,
  'X-Delivery-Id': letter.deliveryId,
  ...(letter.signatures && {
    'X-Signature-SHA256': letter.signatures.sha256,
    'X-Signature': letter.signatures.sha1,
  }),
  ...(letter.test ? { 'X-Test-Notification': 'true' } : {}),
  Connection: 'close',
});

/** Answers that trying again seldom changes. @assumed only 400 is documented; the others are of its kind */
const rarelyHealing: ReadonlySet<number> = new Set([
  400, 401, 403, 404, 405, 406, 410, 411, 413, 414, 415, 422, 501, 505,
]);

const KEPT_BODY = 8_000;

/** Signs and posts webhooks, one at a time; what to send and when is not its affair. */
export class WebhookSender {
  readonly #options: SenderOptions;
  readonly #underWay = new Set<() => void>();

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Makes one attempt. Whatever goes wrong is an outcome. */
  async attempt(world: World, delivery: Delivery): Promise<Outcome> {
    try {
      return await this.#post({
        url: delivery.url,
        deliveryId: delivery.id,
        test: delivery.test,
        body: this.#options.render(world, delivery),
        anyCertificate: world.settings.webhooks.urlPolicy === 'local',
      });
    } catch (error) {
      // Not the receiver's fault: a payload nobody can render, or a key nobody can read.
      return failed(`localwise could not send it: ${(error as Error).message}`);
    }
  }

  async #post({ url, deliveryId, test, body, anyCertificate }: Letter): Promise<Outcome> {
    const bytes = Buffer.from(body, 'utf8');
    const { keyRing, version } = this.#options;
    const headers = headersOf({ bytes, deliveryId, test, version, signatures: await keyRing.sign(bytes) });
    const result = await callReceiver({ url, headers, body: bytes, anyCertificate }, this.#underWay);
    const { status, answer, error, waitMs, tookMs } = result;
    return {
      accepted: status !== null && status >= 200 && status < 300,
      rarelyHeals: status !== null && rarelyHealing.has(status),
      request: { method: 'POST', url, headers, body: excerpt(body, KEPT_BODY) },
      answer,
      error,
      waitMs,
      tookMs,
    };
  }

  /** Ends every call that is under way. */
  close(): void {
    for (const stop of [...this.#underWay]) stop();
  }
}

const failed = (error: string, request: Json = null): Outcome => ({
  accepted: false,
  rarelyHeals: true,
  request,
  answer: null,
  error,
  waitMs: null,
  tookMs: 0,
});
