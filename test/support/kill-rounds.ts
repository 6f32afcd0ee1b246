/** Programs that write to a server as fast as it answers, and remember what it acknowledged. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { type BuiltServer, startBuilt } from './built-server.ts';
import { bundledServer } from './bundle.ts';
import { Dice } from './chance.ts';

const PROFILE = 30000001;
const TOPUP = 10;
const headers = { authorization: 'Bearer localwise-user-token', 'content-type': 'application/json' };

interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into answers of every form.
  readonly body: any;
}

/** One program, in a world that it shares with some others. What it was told is done must never be undone. */
class Writer {
  readonly #world: string;
  /** Its own, and that of its balance. */
  readonly #currency: string;
  readonly #balanceKey = randomUUID();
  readonly #transfers = new Map<string, { readonly id: number; readonly asked: object }>();
  readonly #subscriptions = new Set<string>();
  readonly #snapshots = new Set<string>();
  #balance: { readonly id: number } | undefined;
  #acknowledged = 0;
  #attempted = 0;
  #recipient: number | undefined;
  #base = '';
  #onDone = (): void => {};

  constructor(world: string, currency: string) {
    this.#world = world;
    this.#currency = currency;
  }

  /** Writes until the server is gone, and tells of each write that was acknowledged. */
  async write(base: string, onDone: () => void): Promise<void> {
    this.#base = base;
    this.#onDone = onDone;
    try {
      for (let step = 0; ; step++) await this.#step(step);
    } catch (error) {
      // A server that answers and refuses is not one that was killed.
      if (error instanceof Unexpected) throw error;
    }
  }

  /** Everything that was acknowledged and is not there; empty when all is well. */
  async missing(base: string): Promise<string[]> {
    this.#base = base;
    const findings: string[] = [];
    for (const [key, { id, asked }] of this.#transfers) {
      const again = await this.#ask('POST', '/v1/transfers', asked);
      if (again.body.id !== id) findings.push(`transfer ${id} of ${key} is ${again.status} ${again.body.id} now`);
    }
    const { body: subscriptions } = await this.#ask('GET', `/v3/profiles/${PROFILE}/subscriptions`);
    const there = new Set(subscriptions.map(({ id }: { id: string }) => id));
    findings.push(...[...this.#subscriptions].filter(id => !there.has(id)).map(id => `subscription ${id} is gone`));
    const { body: kept } = await this.#ask('GET', '/_localwise/snapshots');
    const names = new Set(kept.snapshots.map(({ name }: { name: string }) => name));
    findings.push(...[...this.#snapshots].filter(name => !names.has(name)).map(name => `snapshot ${name} is gone`));
    return [...findings, ...(await this.#miscounted())];
  }

  /** The last top-up may have been done without anybody having been told. */
  async #miscounted(): Promise<string[]> {
    if (!this.#balance) return [];
    const { body } = await this.#ask('GET', `/v4/profiles/${PROFILE}/balances/${this.#balance.id}`);
    const has = body.amount.value / TOPUP;
    const fits = has >= this.#acknowledged && has <= this.#attempted;
    const finding = `${has} top-ups are there, ${this.#acknowledged} of ${this.#attempted} were acknowledged`;
    this.#acknowledged = has;
    this.#attempted = has;
    return fits ? [] : [finding];
  }

  async #step(step: number): Promise<void> {
    this.#recipient ??= (await this.#made('/v1/accounts', recipient)).id as number;
    this.#balance ??= await this.#open();
    await this.#topUp(this.#balance.id);
    await this.#transfer(this.#recipient);
    if (step % 2 === 0) await this.#subscribe();
    if (step % 4 === 1) await this.#snapshot();
  }

  /** With one key for all tries: the first one may have been done without anybody having been told. */
  #open(): Promise<{ readonly id: number }> {
    const wish = { currency: this.#currency, type: 'STANDARD' };
    return this.#made(`/v4/profiles/${PROFILE}/balances`, wish, this.#balanceKey);
  }

  async #topUp(balanceId: number): Promise<void> {
    this.#attempted += 1;
    const body = { profileId: PROFILE, balanceId, currency: this.#currency, amount: TOPUP };
    await this.#made('/v1/simulation/balance/topup', body);
    this.#acknowledged += 1;
  }

  async #transfer(targetAccount: number): Promise<void> {
    const { id: quoteUuid } = await this.#made(`/v3/profiles/${PROFILE}/quotes`, quote);
    const customerTransactionId = randomUUID();
    const asked = { targetAccount, quoteUuid, customerTransactionId, details: { reference: 'kill' } };
    const { id } = await this.#made('/v1/transfers', asked);
    this.#transfers.set(customerTransactionId, { id, asked });
  }

  async #subscribe(): Promise<void> {
    const delivery = { version: '2.0.0', url: 'http://127.0.0.1:9/' };
    const body = { name: 'kill', trigger_on: 'account-details-payment#state-change', delivery };
    this.#subscriptions.add((await this.#made(`/v3/profiles/${PROFILE}/subscriptions`, body)).id);
  }

  async #snapshot(): Promise<void> {
    const name = this.#currency;
    await this.#made('/_localwise/snapshots', { name });
    this.#snapshots.add(name);
  }

  async #made(path: string, asked: object, key?: string): Promise<Reply['body']> {
    const { status, body } = await this.#ask('POST', path, asked, key);
    if (status >= 300) throw new Unexpected(`POST ${path} answered ${status}: ${JSON.stringify(body)}`);
    this.#onDone();
    return body;
  }

  async #ask(method: string, path: string, asked?: object, key: string = randomUUID()): Promise<Reply> {
    const answer = await fetch(`${this.#base}/_worlds/${this.#world}${path}`, {
      method,
      headers: { ...headers, ...(asked && { 'x-idempotence-uuid': key }) },
      ...(asked && { body: JSON.stringify(asked) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  }
}

class Unexpected extends Error {}

export interface Outcome {
  readonly acknowledged: number;
  readonly findings: readonly string[];
  /** What is in the folder at the end and has no business there. */
  readonly others: readonly string[];
}

const WORLDS = ['w0', 'w1'];
const CURRENCIES = ['GBP', 'EUR', 'USD'];
/** Of writes that a server acknowledges before it is killed, and of milliseconds after that. */
const LONGEST_LIFE = 60;
const LONGEST_GRACE_MS = 20;

/** Starts a durable server on a folder, lets programs write, and kills it at some moment; again and again. */
export async function killRounds(folder: string, rounds: number, seed: string): Promise<Outcome> {
  const dice = new Dice(seed);
  const args = ['--port', '0', '--seed', 'empty', '--sca', 'never', '--data', folder, '--durable'];
  const program = await bundledServer();
  const start = (): Promise<BuiltServer> => startBuilt([program, ...args]);
  const writers = WORLDS.flatMap(world => CURRENCIES.map(currency => new Writer(world, currency)));
  const findings: string[] = [];
  let acknowledged = 0;
  for (let round = 1; round <= rounds && findings.length === 0; round++) {
    const server = await start();
    const ended = once(server.process, 'exit');
    const [last, graceMs] = [acknowledged + dice.below(LONGEST_LIFE), dice.below(LONGEST_GRACE_MS)];
    const onDone = (): void => {
      acknowledged += 1;
      if (acknowledged === last + 1) setTimeout(() => server.process.kill('SIGKILL'), graceMs);
    };
    await Promise.all(writers.map(writer => writer.write(server.url, onDone))).finally(() =>
      server.process.kill('SIGKILL'),
    );
    await ended;
    // Looking takes longer each time, and what is gone now is gone at the end.
    if (round % LOOK_EVERY > 0 && round < rounds) continue;
    findings.push(...(await look(await start(), writers)).map(finding => `${seed}, round ${round}: ${finding}`));
  }
  const others = (await readdir(folder)).filter(file => !OWN.test(file));
  return { acknowledged, findings, others };
}

const LOOK_EVERY = 10;
const OWN = /^\w+\.world\.json$|^[\w-]+\.pem$|^localwise\.lock$|^snapshots$/;

async function look(server: BuiltServer, writers: readonly Writer[]): Promise<string[]> {
  const found = await Promise.all(writers.map(writer => writer.missing(server.url)));
  const ended = once(server.process, 'exit');
  server.process.kill('SIGKILL');
  await ended;
  return found.flat();
}

const quote = { sourceCurrency: 'GBP', targetCurrency: 'EUR', sourceAmount: 100 };

const recipient = {
  profile: PROFILE,
  currency: 'EUR',
  type: 'iban',
  accountHolderName: 'Anna Keller',
  details: { legalType: 'PRIVATE', IBAN: 'DE89370400440532013000' },
};
