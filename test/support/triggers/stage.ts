import { expect } from 'vitest';
import type { OperationId } from '../../../src/contract/generated/operations.ts';
import { mismatchesOf } from '../../../src/routes/views/events/fields/check.ts';
import { renderDelivery } from '../../../src/routes/views/events.ts';
import { catalogue, deliveries, type EventRow, type EventType, tellsMinor } from '../../../src/state/webhooks/index.ts';
import { BatchCalls } from '../batch-calls.ts';
import { CardCalls } from '../card-calls.ts';
import { type Answer, type Asked, Sandbox } from '../sandbox.ts';
import { PERSONAL } from '../sender.ts';
import { subscribeToAll } from '../subscriptions.ts';
import { summaryOf } from './summary.ts';

/** Something that happens, once everything that leads to it is there. */
export type Act = () => Promise<unknown>;

/** One row of the map: what was called, on what condition, and what is told of it, in this order. */
export interface Trigger {
  readonly by: OperationId | 'operator' | 'clock';
  readonly when: string;
  readonly prepare: (stage: Stage) => Promise<Act>;
  readonly fires: readonly string[];
  /** The call is answered with an error. */
  readonly refused?: boolean;
}

export const trigger = (
  by: Trigger['by'],
  when: string,
  prepare: Trigger['prepare'],
  ...fires: readonly string[]
): Trigger => ({ by, when, prepare, fires });

/** A call that is refused, and of which nothing is told. */
export const refusal = (by: Trigger['by'], when: string, prepare: Trigger['prepare']): Trigger => ({
  ...trigger(by, when, prepare),
  refused: true,
});

const ENVELOPE = ['data', 'subscription_id', 'event_type', 'schema_version', 'sent_at'];

/** One event as it arrived in every version. */
interface Told {
  readonly type: EventType;
  readonly version: string;
  // biome-ignore lint/suspicious/noExplicitAny: payloads of every type.
  readonly data: any;
}

/** A world in which somebody is subscribed to every event in every version; each row begins in it anew. */
export class Stage {
  readonly sandbox: Sandbox;
  readonly ada: BatchCalls;
  readonly cards: CardCalls;

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    this.ada = new BatchCalls(sandbox);
    this.cards = new CardCalls(sandbox, 'default');
  }

  static async open(): Promise<Stage> {
    const stage = new Stage(await Sandbox.open());
    await subscribeToAll(stage.sandbox, 'http://127.0.0.1:9/');
    await stage.sandbox.control('PUT', '/webhooks/mode', { mode: 'hold' });
    await stage.sandbox.control('POST', '/snapshots', { name: 'stage' });
    return stage;
  }

  async close(): Promise<void> {
    expect(this.sandbox.problems).toEqual([]);
    await this.sandbox.close();
  }

  call(id: OperationId, asked: Asked = {}): Promise<Answer> {
    return this.sandbox.call(id, { ...asked, params: { profileId: PERSONAL, ...asked.params } });
  }

  drive(type: string, id: string | number, to: string, more: object = {}): Promise<Answer> {
    return this.sandbox.control('POST', `/resources/${type}/${id}/transitions`, { to, ...more });
  }

  operate(path: string, body?: object): Promise<Answer> {
    return this.sandbox.control('POST', path, body);
  }

  /**
   * Plays a row from its beginning; answers what was told, each event once and in order. Deliveries are held, and read
   * as the bytes that would be sent.
   */
  async play({ prepare, refused = false }: Trigger): Promise<string[]> {
    await this.sandbox.control('POST', '/snapshots/stage/restore');
    const act = await prepare(this);
    const before = (await this.sandbox.world()).table(deliveries).size;
    const { status = 200, body } = ((await act()) ?? {}) as Partial<Answer>;
    // Some acts answer with a record, whose status is a word.
    if (typeof status === 'number') expect(status >= 400, JSON.stringify(body)).toBe(refused);
    return inOrder(await this.#held(before));
  }

  /** What was told after the first so many, in the order in which it happened. */
  async #held(after: number): Promise<Told[]> {
    const world = await this.sandbox.world();
    return [...world.table(deliveries).all()].slice(after).map(delivery => read(renderDelivery(world, delivery)));
  }
}

function read(payload: string): Told {
  const body = JSON.parse(payload);
  const { event_type: type, schema_version: version, data } = body;
  expect(Object.keys(body)).toEqual(ENVELOPE);
  expect(mismatchesOf(type, version, data), `${type} ${version}`).toEqual([]);
  return { type, version, data };
}

/** The events as the newest version of each tells them; the others must have told of as many, but for small changes. */
function inOrder(told: readonly Told[]): string[] {
  for (const type of new Set(told.map(each => each.type))) {
    const { schemas }: EventRow = catalogue[type];
    const count = (version: string) => told.filter(each => each.type === type && each.version === version).length;
    const counts = schemas.filter(version => tellsMinor(type, version)).map(count);
    expect(new Set(counts).size, `${type}: ${counts.join()}`).toBe(1);
  }
  return told.filter(isNewest).map(({ type, data }) => summaryOf(type, data));
}

const isNewest = ({ type, version }: Told): boolean => catalogue[type].schemas.at(-1) === version;
