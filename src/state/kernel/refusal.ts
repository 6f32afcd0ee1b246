import { type RefusalCode, refusals } from './refusals/index.ts';
import type { RefusalKind, RefusalRow } from './refusals/row.ts';

export type { RefusalCode } from './refusals/index.ts';
export { refusals } from './refusals/index.ts';
export type { RefusalKind, RefusalRow } from './refusals/row.ts';

export interface RefusalDetails {
  /** Where in the request the cause is, e.g. `details.reference`. */
  readonly path?: string;
  readonly arguments?: readonly (string | number | null)[];
  /** Several findings at once, each with its own place. */
  readonly problems?: readonly Problem[];
  readonly [name: string]: unknown;
}

/** One finding about one place in the request. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly path: string;
  readonly arguments?: readonly (string | number | null)[];
  /** What would have been taken there; null where that is known and cannot be named. */
  readonly accepted?: readonly string[] | null;
}

/** Thrown by a verb; the unit of work is undone and the operation's dialect words it. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly kind: RefusalKind;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    const row: RefusalRow = refusals[code];
    super(row.message.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '')));
    this.name = 'Refusal';
    this.code = code;
    this.kind = row.kind;
    this.details = details;
  }
}

export function refuse(code: RefusalCode, details: RefusalDetails = {}): never {
  throw new Refusal(code, details);
}
