/**
 * Why a request cannot be done, in the business's words.
 * `malformed` is a body or parameter of the wrong form, `invalid` a well-formed wish that a rule forbids.
 */
export type RefusalKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'unknown'
  | 'conflict'
  | 'invalid'
  | 'exhausted'
  | 'oversize'
  | 'unsupported';

export interface RefusalRow {
  readonly kind: RefusalKind;
  /** `{name}` is replaced by the detail of that name. */
  readonly message: string;
}
