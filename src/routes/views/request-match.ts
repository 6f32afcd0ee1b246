import type { HttpMethod } from '../../contract/row.ts';
import type { Json } from '../../state/kernel/index.ts';

export type Texts = Readonly<Record<string, string>>;

/** Which requests something is for: those that fit all of it. A path may have `{id}` for a segment, and end in `*`. */
export type RequestMatch = {
  readonly operationId?: string;
  readonly method?: HttpMethod;
  readonly path?: string;
  /** By name in lower case; a value may end in `*`. */
  readonly header?: Texts;
  /** By the field's path, as in `details.reference`; a text may end in `*`. */
  readonly body?: Readonly<Record<string, Json>>;
};
