import { at, type Send } from './send.ts';
import type { WorldSummary } from './worlds.ts';

export interface Overview {
  readonly name: string;
  readonly version: string;
  readonly world: string;
  readonly contract: string;
  readonly reference: string;
  /** Every call, as `METHOD path`. */
  readonly calls: readonly string[];
}

export interface Health {
  /** `unsaved` while worlds are to be kept on disk and cannot be. */
  readonly status: 'ok' | 'unsaved';
  readonly version: string;
  readonly contract: { readonly operations: number; readonly stateful: number };
  readonly worlds: number;
  readonly persistence: {
    readonly ok: boolean;
    readonly mode: 'memory' | 'disk' | 'durable';
    /** What is in the way. */
    readonly reason?: string;
  };
  readonly uptimeMs: number;
}

/** An OpenAPI document. */
export type ContractDocument = Readonly<Record<string, unknown>>;

/** A whole world as plain JSON, to be kept and brought back. */
export interface WorldDocument {
  readonly format: number;
  readonly name: string;
  readonly [part: string]: unknown;
}

export interface Lifecycle {
  readonly name: string;
  /** The kind of records it rules. */
  readonly resource: string;
  readonly initial: string;
  readonly states: readonly { readonly name: string; readonly meaning: string; readonly final: boolean }[];
  readonly moves: readonly {
    readonly name: string;
    readonly from: readonly string[];
    readonly to: string;
    readonly by: 'partner' | 'customer' | 'wise' | 'time';
    readonly after: string | null;
    readonly pace: string | null;
    readonly unattended: boolean;
  }[];
  readonly announces: string | null;
  readonly source: string;
  readonly mermaid: string;
}

export const server = (send: Send) => ({
  overview: () => send<Overview>('GET', at``),
  health: () => send<Health>('GET', at`/health`),
  /** For Prometheus, as its text. */
  metrics: () => send<string>('GET', at`/metrics`),
  /** The contract as it is served, with this world's address. */
  contract: () => send<ContractDocument>('GET', '/openapi.json'),
  /** What clients trust to call this server by https, as PEM. */
  authority: () => send<string>('GET', at`/ca.pem`),
  /** Puts the world back to its seed. */
  reset: () => send<WorldSummary>('POST', at`/reset`),
  /** The whole world as one document. */
  export: () => send<WorldDocument>('GET', at`/export`),
  /** Puts a world in place from its document; a broken one changes nothing. */
  import: (document: WorldDocument) => send<WorldSummary>('POST', at`/import`, document),
  /** Every state machine as data. */
  lifecycles: () => send<{ readonly lifecycles: readonly Lifecycle[] }>('GET', at`/lifecycles`),
});

/** The marks of the providers in a comparison. */
export const logos = (send: Send) => ({
  /** An SVG, as its text. */
  get: (name: string) => send<string>('GET', at`/logos/${name}`),
});
