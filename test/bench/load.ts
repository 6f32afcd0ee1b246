import autocannon from 'autocannon';

export interface Load {
  readonly url: string;
  readonly token: string;
  readonly connections: number;
  /** For as long, or as often as there are bodies to post, each of them once. */
  readonly seconds?: number;
  readonly bodies?: readonly string[];
}

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Sends requests and reads their own times: autocannon's histogram counts in whole milliseconds, too coarse here, and it ends on whole seconds. */
export async function measure({ url, token, connections, seconds, bodies }: Load): Promise<Measured> {
  const timesMs: number[] = [];
  let next = 0;
  const run = autocannon({
    url,
    connections,
    headers: { authorization: `Bearer ${token}`, ...(bodies ? { 'content-type': 'application/json' } : {}) },
    ...(bodies
      ? {
          method: 'POST',
          amount: bodies.length,
          requests: [{ setupRequest: request => ({ ...request, body: bodies[next++ % bodies.length] }) }],
        }
      : { duration: seconds }),
  });
  const began = performance.now();
  let ended = began;
  run.on('response', (_client: unknown, _status: number, _bytes: number, timeMs: number) => {
    timesMs.push(timeMs);
    ended = performance.now();
  });
  const { non2xx, errors } = await run;
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} refused and ${errors} broken`);
  timesMs.sort((a, b) => a - b);
  const at = (share: number): number => timesMs[Math.min(timesMs.length - 1, Math.floor(timesMs.length * share))] ?? 0;
  return { perSecond: (timesMs.length / (ended - began)) * 1000, p50Ms: at(0.5), p99Ms: at(0.99) };
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
