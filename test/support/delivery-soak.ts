import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KeyRing } from '../../src/outside/key-ring.ts';
import { WebhookPump } from '../../src/outside/webhook-pump.ts';
import { renderDelivery } from '../../src/routes/views/events.ts';
import { tasks } from '../../src/state/kernel/index.ts';
import { changeDeliveryMode, type DeliveryMode, deliveries } from '../../src/state/webhooks/index.ts';
import { WebhookBench, wishFor } from './webhook-bench.ts';

/** Whether a call is failed: by the number of the event, so that every run is the same. */
export type Fails = (event: number, call: number) => boolean;

/** A world full of events, and one receiver that does not take all of them at once. */
export class DeliverySoak {
  readonly bench = new WebhookBench();
  readonly #server = createServer();
  readonly #pump: WebhookPump;
  readonly #problems: unknown[] = [];
  /** How often each event came, by subscription. */
  readonly calls = new Map<string, number[]>();
  /** In which order events first came, by subscription. */
  readonly arrivals = new Map<string, number[]>();
  accepted = 0;

  private constructor(fails: Fails) {
    this.#pump = new WebhookPump({
      keyRing: new KeyRing({ dataDir: null, seed: '7' }),
      render: renderDelivery,
      version: 'soak',
      isServed: () => true,
      onProblem: problem => this.#problems.push(problem),
    });
    this.bench.world.onCommit = world => this.#pump.wake(world);
    this.#server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { subscription_id: subscription, data } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
        const event: number = data.resource.id;
        const failed = fails(event, this.#count(subscription, event));
        if (!failed) this.accepted += 1;
        response.writeHead(failed ? 500 : 200).end();
      });
    });
  }

  static async open({ subscriptions, mode, fails }: { subscriptions: number; mode: DeliveryMode; fails: Fails }) {
    const soak = new DeliverySoak(fails);
    await new Promise<void>(resolve => soak.#server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(soak.#server.address() as AddressInfo).port}/`;
    for (let n = 0; n < subscriptions; n++) soak.bench.subscribe(wishFor('transfers#state-change', '4.0.0', url));
    changeDeliveryMode(soak.bench.world, mode);
    return soak;
  }

  #count(subscription: string, event: number): number {
    const calls = listAt(this.calls, subscription);
    const count = (calls[event] ?? 0) + 1;
    calls[event] = count;
    if (count === 1) listAt(this.arrivals, subscription).push(event);
    return count;
  }

  /** Raises events with these numbers, and waits until each has been tried, or in another way. */
  async raise(from: number, to: number, settled = () => this.#pump.idle()): Promise<void> {
    for (let event = from; event < to; event++) this.bench.happen(event);
    await settled();
  }

  patience(ms: number): () => Promise<void> {
    return this.#pump.patience(this.bench.world, ms);
  }

  /** Lets time pass until nothing is left to be tried; answers how many rounds of retries that took. */
  async untilSettled(): Promise<number> {
    const { world } = this.bench;
    for (let rounds = 0; rounds < 30; rounds++) {
      const next = world.nextTaskAt();
      if (next === undefined) return rounds;
      world.advanceTo(next);
      await this.#pump.idle();
    }
    throw new Error(`${this.unsettled} deliveries are still under way`);
  }

  get unsettled(): number {
    const rows = this.bench.world.table(deliveries);
    return rows.size - rows.list('finished', '').size;
  }

  /** What is left behind when all is delivered. */
  async leftovers() {
    const { world } = this.bench;
    const open = await new Promise<number>((resolve, reject) =>
      this.#server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    );
    return { problems: this.#problems, tasks: world.table(tasks).size, remembered: world.table(deliveries).size, open };
  }

  async close(): Promise<void> {
    this.#pump.close();
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}

function listAt(lists: Map<string, number[]>, key: string): number[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** Every second event fails the first time, every eighth three times. */
export const halfFail: Fails = (event, call) => (event % 8 === 0 ? call <= 3 : event % 2 === 0 && call === 1);
