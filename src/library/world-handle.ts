import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import { type ControlClient, controlOver } from './control/client.ts';
import { ACCEPT, type Transport } from './control/send.ts';
import type { ClockWish, Fired } from './control/worlds.ts';
import type { SandboxEvents } from './event-types.ts';

/** A world's clock. Moments are ISO 8601 texts, such as `2026-03-02T09:00:00.000Z`. */
export interface SandboxClock {
  now(): Promise<string>;
  /** Moves forward by a duration such as `P14D` or `PT31M`, and answers what fell due on the way. */
  advance(by: string): Promise<readonly Fired[]>;
  /** Sets, freezes or releases the clock. It goes back beyond the last change only with `force`. */
  set(wish: ClockWish): Promise<string>;
}

/** What a test does with a world, wherever its server runs. */
export interface WorldControls {
  readonly clock: SandboxClock;
  /** Everything that a tester may do and a partner may not. */
  readonly control: ControlClient;
  /** Puts this world back to its seed. */
  reset(): Promise<void>;
  /** Keeps this world as it is now, and answers the name under which it can be restored. */
  snapshot(name?: string): Promise<string>;
  restore(name: string): Promise<void>;
}

/** A world of its own: people, money, clock and journal that no other world shares. */
export interface SandboxWorld extends WorldControls {
  readonly name: string;
  /** The base address for this world's clients; null until the sandbox listens. */
  readonly url: string | null;
  /** What this world has told, without a subscription. */
  readonly events: SandboxEvents;
  /** A request without a network: a path, or what `fastify.inject` takes. */
  inject(request: string | InjectOptions): Promise<LightMyRequestResponse>;
}

export type Inject = (request: InjectOptions) => Promise<LightMyRequestResponse>;

/** What a test reaches for most often, over any client. */
export const controlsOver = (control: ControlClient): WorldControls => ({
  control,
  clock: {
    now: async () => (await control.clock.read()).now,
    advance: async by => (await control.clock.advance({ by })).fired,
    set: async wish => (await control.clock.set(wish)).now,
  },
  reset: async () => {
    await control.reset();
  },
  snapshot: async name => (await control.snapshots.keep({ name })).name,
  restore: async name => {
    await control.snapshots.restore(name);
  },
});

/** The path under which a world is reached. */
export const basePathOf = (name: string): string => (name === 'default' ? '' : `/_worlds/${encodeURIComponent(name)}`);

/** A world of a server in this process. */
export class WorldHandle implements SandboxWorld {
  readonly name: string;
  readonly control: ControlClient;
  readonly clock: SandboxClock;
  readonly events: SandboxEvents;
  readonly reset: SandboxWorld['reset'];
  readonly snapshot: SandboxWorld['snapshot'];
  readonly restore: SandboxWorld['restore'];
  readonly inject: SandboxWorld['inject'];
  readonly #address: () => string | null;

  constructor(name: string, address: () => string | null, events: SandboxEvents, inject: Inject) {
    this.name = name;
    this.events = events;
    this.#address = address;
    this.inject = request => inject(within(basePathOf(name), request));
    const { control, clock, reset, snapshot, restore } = controlsOver(controlOver(overInject(this.inject)));
    this.control = control;
    this.clock = clock;
    this.reset = reset;
    this.snapshot = snapshot;
    this.restore = restore;
  }

  get url(): string | null {
    const address = this.#address();
    return address === null ? null : `${address}${basePathOf(this.name)}`;
  }
}

function within(base: string, request: string | InjectOptions): InjectOptions {
  const { url, path, ...rest } = typeof request === 'string' ? { url: request, path: undefined } : request;
  const asked = url ?? path ?? '/';
  const target = typeof asked === 'string' ? `${base}${asked}` : { ...asked, pathname: `${base}${asked.pathname}` };
  return { ...rest, url: target };
}

const overInject =
  (inject: Inject): Transport =>
  async ({ method, path, body }) => {
    const headers = { accept: ACCEPT, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
    const answer = await inject({ method, url: path, headers, ...payload });
    return { status: answer.statusCode, type: String(answer.headers['content-type'] ?? ''), text: answer.payload };
  };
