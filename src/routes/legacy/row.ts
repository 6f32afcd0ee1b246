import type { OperationRow } from '../../contract/generated/operations.ts';
import type { AnyHandler } from '../plugins/decorators.ts';

/**
 * A path that real clients still call and the contract no longer lists: an older view over the same verbs. Its answers
 * are not held against the contract, since the contract does not know them.
 */
export interface LegacyRoute {
  readonly method: OperationRow['method'];
  readonly url: string;
  /** The operation whose tokens, dialect and verbs it shares. */
  readonly sameAs: OperationRow['id'];
  /** It may be called without a token, unlike that operation. */
  readonly anonymous?: boolean;
  readonly handler: AnyHandler;
  readonly source: string;
}
