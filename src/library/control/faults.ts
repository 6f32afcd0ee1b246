import type { FaultEffect, FaultMatch } from '../../routes/views/fault.ts';
import type { Page, Paged } from './records.ts';
import { at, type Id, type Send } from './send.ts';

export type { FaultEffect, FaultMatch };

/** Which requests are struck, how often, and by what. */
export interface FaultWish {
  /** A request has to fit all of it; without it every request does. */
  readonly match?: FaultMatch;
  readonly times?: number;
  /** From this call on. */
  readonly nth?: number;
  readonly every?: number;
  readonly probability?: number;
  readonly delayMs?: number;
  readonly then?: FaultEffect | { readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };
}

export interface Fault {
  readonly id: number;
  readonly match: FaultMatch;
  readonly times: number | null;
  readonly nth: number | null;
  readonly every: number | null;
  readonly probability: number | null;
  readonly delayMs: number;
  readonly then: FaultEffect | null;
  readonly calls: number;
  /** How often it has struck. */
  readonly hits: number;
  readonly spent: boolean;
  readonly createdAt: string;
}

/** Failures on demand. */
export const faults = (send: Send) => ({
  order: (wish: FaultWish) => send<Fault>('POST', at`/faults`, wish),
  list: (page?: Page) => send<Paged & { readonly faults: readonly Fault[] }>('GET', at`/faults`, page),
  get: (id: Id) => send<Fault>('GET', at`/faults/${id}`),
  end: (id: Id) => send<void>('DELETE', at`/faults/${id}`),
  endAll: () => send<void>('DELETE', at`/faults`),
});
