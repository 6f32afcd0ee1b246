import type { OperationId } from '../../contract/generated/operations.ts';
import type { Json } from '../../state/kernel/index.ts';
import { isSpent, type Override } from '../../state/overrides/index.ts';
import type { RequestMatch, Texts } from './request-match.ts';

/** An override is always of an operation. */
export type OverrideMatch = RequestMatch & { readonly operationId: OperationId };

/** What becomes of an answer: all of it is replaced, or a part of it changed. */
export interface ReplyChange {
  readonly status?: number;
  readonly replace?: Json;
  readonly patch?: Json;
  readonly headers?: Texts;
}

export const matchOf = ({ match }: Pick<Override, 'match'>): OverrideMatch => match as OverrideMatch;
export const changeOf = ({ reply }: Pick<Override, 'reply'>): ReplyChange | null => reply as ReplyChange | null;

/** What a tester knows it by. */
export const labelOf = ({ id, name }: Pick<Override, 'id' | 'name'>): string =>
  name === null ? `${id}` : `${id} (${name})`;

/** An override as it was sent, and how often it was followed since. */
export const showOverride = (override: Override) => ({
  id: override.id,
  name: override.name,
  match: matchOf(override),
  times: override.times,
  /** One of these two is null. */
  reply: changeOf(override),
  outcome: override.decides?.outcome ?? null,
  unchecked: override.unchecked,
  hits: override.hits,
  spent: isSpent(override),
});
