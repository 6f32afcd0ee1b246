import type { OperationId, OperationRow, Operations } from '../../contract/generated/operations.ts';
import type { Actor } from '../../state/access/index.ts';
import type { World } from '../../state/kernel/index.ts';
import type { AnyHandler, AnyReply } from '../plugins/decorators.ts';
import type { Place } from '../plugins/validators.ts';

/**
 * A path that real clients still call and the contract no longer lists: an older view over the same verbs. Its answers
 * are not held against the contract, since the contract does not know them.
 */
export interface LegacyRoute {
  readonly method: OperationRow['method'];
  readonly url: string;
  /** The operation whose tokens, dialect and verbs it shares. */
  readonly sameAs: OperationRow['id'];
  /** The parts of a request that have that operation's own form, and are held against its contract; none if absent. */
  readonly held?: readonly Place[];
  /** It may be called without a token, unlike that operation. */
  readonly anonymous?: boolean;
  /** Whether it takes the `X-idempotence-uuid` header, where that operation does otherwise. */
  readonly idempotency?: OperationRow['idempotency'];
  /** The media type of its answers, where that operation answers JSON and this path something else. */
  readonly replyType?: string;
  /** That operation's own handler if absent, which is right where all of the request is held. */
  readonly handler?: AnyHandler;
  readonly source: string;
}

/** A request of which only what is held has a known form. */
type LegacyCall<Op extends OperationId, Held extends Place> = {
  readonly [P in Place]: P extends Held & keyof Operations[Op]['request'] ? Operations[Op]['request'][P] : unknown;
} & { readonly world: World; readonly actor: Actor; readonly headers: unknown };

interface Typed<Op extends OperationId, Held extends Place> extends Omit<LegacyRoute, 'handler'> {
  readonly sameAs: Op;
  readonly held?: readonly Held[];
  readonly handler: (call: LegacyCall<Op, Held>) => AnyReply;
}

/** A row whose handler knows as much of a request as is held against the contract. */
export const legacyRoute = <Op extends OperationId, Held extends Place = never>(
  route: Typed<Op, Held>,
): LegacyRoute => ({ ...route, handler: route.handler as AnyHandler });
