import type { AddressInfo } from 'node:net';
import { type Json, sha256 } from '../../src/state/kernel/index.ts';
import { Dice } from './chance.ts';
import { exampleOf } from './hostile/examples.ts';
import { halfRight, KnownIds } from './hostile/half-right.ts';
import { furnish, requestsOn, type Subjects } from './hostile/subjects.ts';
import { type Target, targets } from './hostile/targets.ts';
import { wireOf } from './hostile/wire.ts';
import { Sandbox } from './sandbox.ts';

/** A world with one of each thing, as every server begins. */
export interface Beginning {
  readonly subjects: Subjects;
  readonly document: Json;
}

export async function beginning(): Promise<Beginning> {
  const sandbox = await Sandbox.open();
  const subjects = await furnish(sandbox);
  const document = (await sandbox.control('GET', '/export')).body;
  await sandbox.close();
  return { subjects, document };
}

/** Runs `work` on a server with a port, whose world `furnished` is the beginning. */
export async function onServer<T>({ document }: Beginning, work: (url: string) => Promise<T>): Promise<T> {
  const sandbox = await Sandbox.open();
  await sandbox.server.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = sandbox.server.app.server.address() as AddressInfo;
  try {
    sandbox.server.worlds.unpack('furnished', document);
    const result = await work(`http://127.0.0.1:${port}`);
    if (sandbox.problems.length > 0) throw new Error(sandbox.problems.join('\n'));
    return result;
  } finally {
    await sandbox.close();
  }
}

interface Ask {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly payload?: string | Buffer;
}

const times = ['PT1S', 'PT31M', 'P1D', 'P15D', 'P1M'];
const settings = [{ autoAdvance: 'immediate' }, { autoAdvance: 'clock' }, { autoAdvance: 'manual' }, { sca: 'auto' }];

/** What is of the machine's time and not of the world's. */
const REAL = /^(tookMs|date)$/;
/** Sealed anew each time, or printed. */
const SEALED = /^(jose|cardSensitive|cardPin|transferReceipt|transferUs|balanceStatement)/;
/** Receivers of their own would fail, and when they did would be told by the machine's time. */
const calm: readonly Target[] = targets.filter(({ name }) => !name.startsWith('webhook'));

/** What a flow came to: all that it was answered, and the world at its end. */
export interface Lived {
  readonly answers: string;
  readonly world: string;
  readonly statuses: ReadonlyMap<number, number>;
  readonly deliveries: readonly string[];
}

/** One suite of random flows in a world of its own, copied from the furnished one; its choices follow from its name. */
export class Suite {
  readonly #server: string;
  readonly #name: string;
  readonly #byPath: boolean;
  readonly #dice: Dice;
  readonly #ids = new KnownIds();
  readonly #subjects: Subjects;
  readonly #answers: string[] = [];
  readonly #statuses = new Map<number, number>();

  constructor(server: string, name: string, subjects: Subjects) {
    this.#server = server;
    this.#name = name;
    this.#dice = new Dice(name);
    this.#byPath = this.#dice.chance(0.5);
    this.#subjects = subjects;
    this.#ids.learn(subjects);
  }

  /** What is told on the way is held back: a machine that is busy may be too late for its own receivers. */
  async live(steps: number, inbox: string): Promise<void> {
    await this.#control('PUT', `/worlds/${this.#name}`, { from: { world: 'furnished' }, randomSeed: this.#name });
    await this.#listen(inbox);
    for (let step = 0; step < steps; step++) await this.#step();
  }

  async end(): Promise<Lived> {
    await this.#control('PUT', '/webhooks/mode', { mode: 'deliver' });
    // Time that passes waits until all is delivered.
    await this.#control('POST', '/clock/advance', { by: 'PT0S' });
    const world = JSON.parse(await this.#control('GET', '/export'));
    const deliveries: [{ id: string; status: string }][] = world.tables.deliveries ?? [];
    return {
      answers: sha256(this.#answers.join('\n')),
      world: sha256(JSON.stringify(world, (key, value) => (REAL.test(key) ? undefined : value))),
      statuses: this.#statuses,
      deliveries: deliveries.map(([{ id, status }]) => `${id} ${status}`),
    };
  }

  async #listen(inbox: string): Promise<void> {
    const authorization = 'Bearer localwise-user-token';
    const path = '/v3/profiles/30000001/subscriptions';
    const { ownHook, appHook } = this.#subjects;
    await this.#ask({ method: 'DELETE', url: `${path}/${ownHook}`, headers: { authorization } });
    const application = { authorization: 'Bearer localwise-client-token' };
    await this.#ask({
      method: 'DELETE',
      url: `/v3/applications/localwise-key/subscriptions/${appHook}`,
      headers: application,
    });
    const url = `${inbox}?world=${this.#name}`;
    for (const trigger_on of ['transfers#state-change', 'balances#update', 'cards#transaction-state-change']) {
      const delivery = { version: trigger_on === 'balances#update' ? '3.0.0' : '2.0.0', url };
      const body = { name: this.#name, trigger_on, delivery };
      const headers = { authorization, 'content-type': 'application/json' };
      await this.#ask({ method: 'POST', url: path, headers, payload: JSON.stringify(body) });
    }
    await this.#control('PUT', '/webhooks/mode', { mode: 'hold' });
  }

  async #step(): Promise<void> {
    const dice = this.#dice;
    if (dice.chance(0.05)) await this.#control('POST', '/clock/advance', { by: dice.pick(times) });
    if (dice.chance(0.05)) await this.#control('POST', '/settings', dice.pick(settings));
    const { name, row } = dice.pick(calm);
    const known = requestsOn(this.#subjects);
    const request = halfRight(known[name] ?? known[row.id] ?? exampleOf(row), dice, this.#ids);
    const key = `00000000-0000-4000-8000-${String(dice.below(10_000)).padStart(12, '0')}`;
    const { what: _, ...wire } = wireOf(row, request);
    const headers = { ...wire.headers, 'x-idempotence-uuid': key };
    await this.#ask({ method: row.method, ...wire, headers }, SEALED.test(row.id));
  }

  #control(method: string, path: string, body?: Json): Promise<string> {
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
    return this.#ask({ method, url: `/_localwise${path}`, ...payload }, path === '/export');
  }

  async #ask({ method, url, headers = {}, payload }: Ask, sealed = false): Promise<string> {
    const base = this.#byPath ? `${this.#server}/_worlds/${this.#name}` : this.#server;
    const named = this.#byPath ? {} : { 'x-localwise-world': this.#name };
    const answer = await fetch(base + url, {
      method,
      headers: [...Object.entries({ ...headers, ...named })].flatMap(([name, value]) =>
        [value].flat().map((one): [string, string] => [name, one]),
      ),
      ...(payload === undefined ? {} : { body: typeof payload === 'string' ? payload : new Uint8Array(payload) }),
      redirect: 'manual',
    });
    const text = await answer.text();
    this.#statuses.set(answer.status, (this.#statuses.get(answer.status) ?? 0) + 1);
    this.#answers.push(`${method} ${url} ${answer.status} ${sealed ? '' : text.replaceAll(this.#server.slice(7), '')}`);
    if (answer.ok && text.startsWith('{')) this.#ids.learn(JSON.parse(text));
    return text;
  }
}
