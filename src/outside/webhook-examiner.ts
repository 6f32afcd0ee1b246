import type { ExamCall, Examiner, ExamLetter, ExamView, ExamWish, Seal } from '../state/webhooks/index.ts';
import type { KeyRing, Signatures } from './key-ring.ts';
import { pause } from './system-clock.ts';
import { type CallResult, callReceiver, excerpt, type WebhookCall } from './webhook-call.ts';
import { headersOf } from './webhook-sender.ts';

export interface ExaminerOptions {
  readonly keyRing: Pick<KeyRing, 'sign'>;
  /** Of this program, for the `User-Agent`. */
  readonly version: string;
}

/** Beyond this two views cannot be told apart by what was read of them. */
const LARGEST_VIEW = 1_000_000;
/** An answer that does not come to its end is not waited for longer than this. */
const ANSWER_ENDS_MS = 500;
const KEPT_BODY = 2_000;

/** Makes the calls of a webhook exam, one at a time. */
export class WebhookExaminer implements Examiner {
  readonly #options: ExaminerOptions;
  readonly #underWay = new Set<() => void>();
  #closed = false;

  constructor(options: ExaminerOptions) {
    this.#options = options;
  }

  async post({ url, timeoutMs, anyCertificate }: ExamWish, letter: ExamLetter): Promise<ExamCall> {
    const { deliveryId, test, body } = letter;
    const bytes = Buffer.from(body, 'utf8');
    try {
      const signatures = await this.#sign(letter);
      const headers = headersOf({ bytes, deliveryId, test, version: this.#options.version, signatures });
      const call = { url, headers, body: bytes, anyCertificate, limitMs: timeoutMs, bodyMs: ANSWER_ENDS_MS };
      const request = { method: 'POST', url, headers, body: excerpt(body, KEPT_BODY) };
      return { request, ...(await this.#call(call)) };
    } catch (error) {
      // A key nobody can read.
      return { request: null, ...unsent(`localwise could not send it: ${(error as Error).message}`) };
    }
  }

  async view({ stateUrl, timeoutMs, anyCertificate }: ExamWish, after: number): Promise<ExamView> {
    await pause(after);
    const url = stateUrl ?? '';
    const headers = { 'User-Agent': `localwise-webhooks/${this.#options.version}`, Connection: 'close' };
    const request = { method: 'GET', url, headers };
    const result = await this.#call({
      ...request,
      body: Buffer.alloc(0),
      anyCertificate,
      limitMs: timeoutMs,
      keepBytes: LARGEST_VIEW,
    });
    return { request, ...result, answer: shortened(result.answer), text: textOf(result) };
  }

  /** Ends the call that is under way, and begins no other. */
  close(): void {
    this.#closed = true;
    for (const stop of [...this.#underWay]) stop();
  }

  async #call(call: WebhookCall): Promise<Result> {
    return this.#closed ? unsent('the server is closing') : resultOf(await callReceiver(call, this.#underWay));
  }

  async #sign({ seal, signed }: ExamLetter): Promise<Signatures | undefined> {
    if (seal === 'missing') return undefined;
    const bytes = Buffer.from(signed, 'utf8');
    const signatures = await this.#options.keyRing.sign(bytes, keyOf(seal));
    return seal === 'made-up' ? { sha256: madeUp(signatures.sha256), sha1: madeUp(signatures.sha1) } : signatures;
  }
}

const keyOf = (seal: Seal) => (seal === 'sound' ? 'webhook' : 'stranger');

/** As many letters of the same alphabet, and no signature of anything. */
const madeUp = (signature: string): string =>
  Buffer.from(Buffer.from(signature, 'base64').map(byte => byte ^ 0xff)).toString('base64');

type Result = Omit<ExamCall, 'request'>;

const unsent = (error: string): Result => ({ status: null, answer: null, error, tookMs: 0 });

const resultOf = ({ status, answer, error, tookMs, answeredMs }: CallResult): Result => ({
  status,
  answer,
  error,
  tookMs: answeredMs ?? tookMs,
});

/** Only a whole view of a success can be compared. */
function textOf({ status, answer }: Result): string | null {
  const text = bodyOf(answer);
  return status === null || status < 200 || status > 299 || text.length >= LARGEST_VIEW ? null : text;
}

const shortened = (answer: CallResult['answer']): CallResult['answer'] =>
  answer === null ? null : { ...(answer as object), body: excerpt(bodyOf(answer)) };

const bodyOf = (answer: CallResult['answer']): string =>
  typeof answer === 'object' && answer !== null && 'body' in answer ? String(answer.body) : '';
