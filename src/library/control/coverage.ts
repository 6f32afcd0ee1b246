import { at, type Send } from './send.ts';

/** How much of something was exercised; the share is rounded down to a tenth of a per cent. */
export interface Share {
  readonly exercised: number;
  readonly of: number;
  readonly percent: number;
}

export interface OperationCoverage {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly calls: number;
  /** How often each was answered. */
  readonly statuses: Readonly<Record<string, number>>;
  readonly documentedStatuses: readonly number[];
  readonly responseFields: {
    /** How many had a value in a successful reply. */
    readonly seen: number;
    readonly documented: number;
    /** By their paths, such as `activities[].id`. */
    readonly missing: readonly string[];
    /** Of an operation that was called often, not every reply is read. */
    readonly repliesRead: number;
  };
}

export interface Coverage {
  /** Null where it is of all worlds. */
  readonly world: string | null;
  readonly totals: { readonly operations: Share; readonly statuses: Share; readonly responseFields: Share };
  readonly operations: readonly OperationCoverage[];
}

export interface CoverageScope {
  /** Of all worlds that the server has or had. */
  readonly all?: boolean;
}

/** What was exercised of the contract. */
export const coverage = (send: Send) => ({
  read: (filter?: CoverageScope & { readonly operationId?: string }) => send<Coverage>('GET', at`/coverage`, filter),
  /** Begins anew. */
  clear: ({ all }: CoverageScope = {}) => send<void>('DELETE', all ? '/_localwise/coverage?all=true' : at`/coverage`),
});
