import type { Listener } from '../library/control/webhooks.ts';
import { pause } from '../outside/system-clock.ts';
import { Refused, type Remote, Unreachable } from './remote.ts';

export interface Registration {
  readonly url: string;
  readonly eventTypes: readonly string[] | undefined;
}

export interface Watch {
  readonly stop: AbortSignal;
  /** Told of every registration, with the number of kinds of events. */
  readonly onRegistered: (count: number) => void;
  readonly onTrouble: (text: string) => void;
}

const BEAT_MS = 1_000;

/**
 * Keeps a listener registered until it is told to stop, and then takes it away. A world that is reset, and a server that
 * is started anew, forget their listeners.
 */
export async function stayRegistered(remote: Remote, registration: Registration, watch: Watch): Promise<void> {
  let listener: Listener | undefined = await register(remote, registration, watch);
  while (!watch.stop.aborted) {
    await pause(BEAT_MS, watch.stop);
    if (watch.stop.aborted) break;
    listener = await renewed(remote, registration, watch, listener);
  }
  if (listener) await remote.ask('DELETE', `/webhooks/listeners/${encodeURIComponent(listener.id)}`).catch(isGone);
}

async function register(remote: Remote, registration: Registration, { onRegistered }: Watch): Promise<Listener> {
  const listener = await remote.ask<Listener>('POST', '/webhooks/listeners', registration);
  onRegistered(new Set(listener.subscriptions.map(({ eventType }) => eventType)).size);
  return listener;
}

/** The listener as it is, or a new one; undefined while the server is away. */
async function renewed(remote: Remote, registration: Registration, watch: Watch, known: Listener | undefined) {
  try {
    const { listeners } = await remote.ask<{ readonly listeners: readonly Listener[] }>('GET', '/webhooks/listeners');
    const found = listeners.find(({ id }) => id === known?.id);
    return found ?? (await register(remote, registration, watch));
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    if (known) watch.onTrouble('The server is gone; waiting for it to come back.');
    return undefined;
  }
}

/** Whoever has forgotten the listener has nothing to forget. */
function isGone(error: unknown): void {
  if (!(error instanceof Refused || error instanceof Unreachable)) throw error;
}
