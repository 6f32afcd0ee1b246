import type { Instant, RefusalCode } from '../../../state/kernel/index.ts';

type Headers = Readonly<Record<string, string>>;

/** How the interface says a refusal, where it differs from the refusal's own code, kind and message. */
export interface Wording {
  /** The word in `code`. */
  readonly code?: string;
  /** The status, where it is not the kind's usual one. */
  readonly status?: number;
  readonly message?: string;
  /** Where in the request, when the verb cannot know. */
  readonly path?: string;
  /** `error` of the OAuth and gateway forms. */
  readonly error?: string;
  /** What a problem document says of it, where it says something else than the status does. */
  readonly problem?: { readonly type?: string; readonly title?: string };
  /** The whole body, for a refusal that has a form of its own whatever the operation speaks. */
  readonly body?: (details: Readonly<Record<string, unknown>>, now: Instant, trace: string) => unknown;
  readonly headers?: Headers | ((details: Readonly<Record<string, unknown>>) => Headers);
  /** What differs in the recorded dialect. */
  readonly recorded?: Omit<Wording, 'recorded'>;
}

export type Wordings = Readonly<Partial<Record<RefusalCode, Wording>>>;
