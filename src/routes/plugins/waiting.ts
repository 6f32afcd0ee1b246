import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';

/** Calls `act` once so many milliseconds are over; answers how to call it off. */
export type After = (ms: number, act: () => void) => () => void;

interface Wait {
  readonly reply: FastifyReply;
  readonly callOff: () => void;
}

/**
 * Answers that are held back: each until its time has come, its client has left, or the server closes. It is the
 * connection that is listened to, and once, because an answer that stands behind another has none of its own yet.
 */
export class Waiting {
  readonly #after: After;
  readonly #all = new Set<Wait>();
  readonly #bySocket = new WeakMap<Socket, Set<Wait>>();

  constructor(after: After) {
    this.#after = after;
  }

  /** How many are held back now. */
  get size(): number {
    return this.#all.size;
  }

  /** Holds an answer back, and acts after `ms`; without that it is never answered. */
  hold(reply: FastifyReply, ms?: number, act: () => void = () => {}): void {
    const waits = this.#waitsOn(reply.request.raw.socket);
    const forget = () => this.#forget(wait, waits);
    const end = () => {
      forget();
      act();
    };
    const wait: Wait = { reply, callOff: ms === undefined ? () => {} : this.#after(ms, end) };
    this.#all.add(wait);
    waits.add(wait);
    // A caller in this process gives up without a connection that could close.
    reply.raw.once('close', forget);
  }

  /** Cuts off all who wait. */
  end(): void {
    for (const { reply, callOff } of this.#all) {
      callOff();
      reply.raw.destroy();
    }
    this.#all.clear();
  }

  #waitsOn(socket: Socket): Set<Wait> {
    const known = this.#bySocket.get(socket);
    if (known) return known;
    const waits = new Set<Wait>();
    this.#bySocket.set(socket, waits);
    socket.once('close', () => {
      for (const wait of waits) this.#forget(wait, waits);
    });
    return waits;
  }

  #forget(wait: Wait, waits: Set<Wait>): void {
    wait.callOff();
    this.#all.delete(wait);
    waits.delete(wait);
  }
}
