import type { Page, Paged } from './records.ts';
import { at, type Send } from './send.ts';

export interface JournalFilter extends Page {
  readonly operationId?: string;
  /** `404`, or `4xx` for all that begin so. */
  readonly status?: string | number;
  /** A moment, or the id of a request to read on from. */
  readonly since?: string | number;
  /** Only what no operation answers, or only the rest. */
  readonly unmatched?: boolean;
}

export interface Exchange {
  readonly id: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly operationId: string | null;
  readonly world: string;
  readonly status: number;
  readonly durationMs: number;
  /** The number of the fault that struck it. */
  readonly fault: number | null;
  /** The numbers of the overrides that it followed. */
  readonly overrides: readonly number[];
  readonly 'x-trace-id': string;
  readonly request: { readonly headers: Readonly<Record<string, unknown>>; readonly body: unknown };
  readonly response: { readonly body: unknown };
  /** What was wrong, and what would have been accepted. */
  readonly why: string | null;
}

/** The journal: what was asked of the world and answered, the newest first. */
export const requests = (send: Send) => ({
  list: (filter?: JournalFilter) =>
    send<Paged & { readonly requests: readonly Exchange[] }>('GET', at`/requests`, filter),
  clear: () => send<void>('DELETE', at`/requests`),
});
