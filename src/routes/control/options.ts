import type { Snapshots } from '../../simulations/snapshots.ts';
import type { Worlds } from '../../simulations/worlds.ts';
import type { SystemClock, World } from '../../state/kernel/index.ts';
import type { Examiner } from '../../state/webhooks/index.ts';
import type { Coverage } from '../plugins/coverage.ts';
import type { Served } from '../plugins/dispatch.ts';
import type { Journal } from '../plugins/journal.ts';
import type { FieldsOf } from '../plugins/reply-fields.ts';
import type { Timings } from '../plugins/timings.ts';
import type { ContractDocument, Validators } from '../plugins/validators.ts';
import type { Vitals } from './metrics-text.ts';

/** Whether what happens is on disk, or will be. */
export interface Persistence {
  readonly ok: boolean;
  readonly mode: 'memory' | 'disk' | 'durable';
  /** What is in the way. */
  readonly reason?: string;
}

/** What the control interface works with. */
export interface ControlServices {
  readonly worlds: Worlds;
  readonly snapshots: Snapshots;
  readonly persistence: () => Persistence;
  readonly journal: Journal;
  readonly coverage: Coverage;
  readonly fieldsOf: FieldsOf;
  readonly timings: Timings;
  readonly vitals: () => Vitals;
  /** Calls of receivers since the server was started. */
  readonly attempts: { readonly accepted: number; readonly failed: number };
  readonly served: readonly Served[];
  readonly document: () => ContractDocument;
  /** Holds answers against the contract; loaded when somebody asks. */
  readonly validators: () => Promise<Validators>;
  readonly system: SystemClock;
  /** For whoever moves a world's clock: how to wait for what it is delivering, for so long in all and no longer. */
  readonly patience: (world: World) => () => Promise<void>;
  /** Who calls the receivers that are examined. */
  readonly examiner: Examiner;
  /** What receivers of webhooks verify signatures with. */
  readonly publicKeyPem: () => Promise<string>;
  /** What clients trust to call this server by https; undefined where it is not served or others made it. */
  readonly authorityPem: () => Promise<string | undefined>;
  /** A file of the console, by its name. */
  readonly consoleFile: (name: string) => Promise<string | undefined>;
  /** A file of the reference page, by its name. */
  readonly asset: (name: string) => Promise<Uint8Array | undefined>;
}

export interface ControlOptions extends ControlServices {
  /** Every call of the control interface, as `METHOD path`. */
  readonly calls: () => readonly string[];
}
