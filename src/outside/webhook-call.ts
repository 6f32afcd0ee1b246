import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Duration, Json } from '../state/kernel/index.ts';
import { ANSWERED_WITHIN } from '../state/webhooks/index.ts';
import { alarmAt, systemClock } from './system-clock.ts';

export interface WebhookCall {
  /** `POST` when absent. */
  readonly method?: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Whether a certificate of one's own making will do. */
  readonly anyCertificate: boolean;
  /** How long to wait for the answer, where that is not as long as usual. */
  readonly limitMs?: number;
  /** How long an answer may take from its beginning to its end, where it may not take all of the time. */
  readonly bodyMs?: number;
  /** How much of the answer is worth reading, in bytes, where that is not as much as usual. */
  readonly keepBytes?: number;
}

/** How a call ended. A connection that fails is an answer like any other: nothing is thrown. */
export interface CallResult {
  readonly status: number | null;
  readonly answer: Json;
  readonly error: string | null;
  /** How long the receiver asked to be left alone. */
  readonly waitMs: Duration | null;
  readonly tookMs: number;
  /** Until the answer began; null when there was none. */
  readonly answeredMs: number | null;
}

const READ_BYTES = 4_096;
const KEPT_CHARACTERS = 1_000;
const KEPT_HEADERS = 20;
const LONGEST_WAIT_MS = 16 * 86_400_000;

/**
 * Posts a webhook: no redirects, no waiting beyond the limit, and no more of the answer read than is worth keeping.
 * While it lasts, `underWay` holds how to end it.
 */
export function callReceiver(call: WebhookCall, underWay: Set<() => void>): Promise<CallResult> {
  const started = performance.now();
  const passed = () => Math.round(performance.now() - started);
  const { limitMs = ANSWERED_WITHIN, bodyMs = limitMs, keepBytes } = call;
  return new Promise(resolve => {
    let answer: Answer | undefined;
    let settled = false;
    const settle = (error: string | null) => {
      if (settled) return;
      settled = true;
      callOff();
      underWay.delete(stop);
      request?.destroy();
      resolve(
        answer ? answered(answer, passed(), keepBytes) : unanswered(error ?? 'the connection was closed', passed()),
      );
    };
    const stop = () => settle('the server is closing');
    let callOff = alarmAt(systemClock.now() + limitMs, () => settle(`no answer within ${limitMs} ms`));
    underWay.add(stop);
    const request = open(call, settle);
    request?.on('response', incoming => {
      const head: Answer = { incoming, read: Buffer.alloc(0), answeredMs: passed() };
      answer = head;
      callOff();
      callOff = alarmAt(systemClock.now() + Math.min(bodyMs, limitMs - head.answeredMs), () => settle(null));
      incoming.on('data', (chunk: Buffer) => {
        head.read = Buffer.concat([head.read, chunk]);
        if (head.read.length >= (keepBytes ?? READ_BYTES)) settle(null);
      });
      incoming.on('close', () => settle(null));
      incoming.on('error', () => settle(null));
    });
    request?.on('error', error => settle(describe(error)));
    request?.on('close', () => settle(null));
    request?.end(call.body);
  });
}

/** An answer that has begun. */
interface Answer {
  readonly incoming: IncomingMessage;
  read: Buffer;
  readonly answeredMs: number;
}

/** Headers and addresses that Node itself refuses end the call, like a connection that does. */
function open({ method = 'POST', url, headers, anyCertificate }: WebhookCall, settle: (error: string) => void) {
  try {
    const target = new URL(url);
    const options = { method, headers, agent: false };
    if (target.protocol === 'http:') return http.request(target, options);
    return https.request(target, { ...options, rejectUnauthorized: !anyCertificate });
  } catch (error) {
    queueMicrotask(() => settle(describe(error)));
    return undefined;
  }
}

function answered({ incoming, read, answeredMs }: Answer, tookMs: number, longest = KEPT_CHARACTERS): CallResult {
  const { statusCode = 0, headers } = incoming;
  return {
    status: statusCode,
    answer: { status: statusCode, headers: shorten(headers), body: excerpt(read.toString('utf8'), longest) },
    error: null,
    waitMs: readRetryAfter(headers),
    tookMs,
    answeredMs,
  };
}

const unanswered = (error: string, tookMs: number): CallResult => ({
  status: null,
  answer: null,
  error,
  waitMs: null,
  tookMs,
  answeredMs: null,
});

export const excerpt = (text: string, longest = KEPT_CHARACTERS): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

const shorten = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .slice(0, KEPT_HEADERS)
      .map(([name, value]) => [name, excerpt(String(value), 200)]),
  );

function describe(error: unknown): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return code ? `${code}${message ? `: ${message}` : ''}` : String(message ?? error);
}

/**
 * Seconds, or a date. A date is read against the receiver's own clock, or else this machine's, since a receiver knows
 * nothing of a sandbox's time; what remains is waited on the world's clock. One that has passed means at once.
 */
function readRetryAfter(headers: IncomingHttpHeaders): Duration | null {
  const text = headers['retry-after']?.trim();
  if (!text) return null;
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, LONGEST_WAIT_MS);
  const until = Date.parse(text);
  if (Number.isNaN(until)) return null;
  const theirs = Date.parse(headers.date ?? '');
  const now = Number.isNaN(theirs) ? systemClock.now() : theirs;
  return Math.min(Math.max(until - now, 0), LONGEST_WAIT_MS);
}
