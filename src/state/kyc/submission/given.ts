import type { Problem } from '../../kernel/index.ts';
import type { Route } from '../record.ts';

/** What is known of a file; its bytes are not kept. */
export interface GivenFile {
  readonly name: string;
  /** Its media type, as it was sent. */
  readonly type: string;
}

export type Facts = Readonly<Record<string, unknown>>;

/** What a customer gives for one requirement. */
export interface Given {
  readonly data: Facts;
  readonly files: readonly GivenFile[];
  /** Where the money goes that the review is about. */
  readonly route: Route | null;
  /** The ids of the owners of the business. */
  readonly ownerIds: readonly string[];
}

/** Looks at one aspect of what was given; answers what is wrong with it, if anything is. */
export type Check = (given: Given) => Problem | undefined;

/** What is wrong with the whole, and no place in it. */
export const asAWhole = (message: string): Problem => ({ code: 'invalid_value', path: '', message });

export const wrong = (
  code: 'invalid_value' | 'missing_value' | 'invalid_request' | 'parameter_missing',
  path: string,
  message: string,
  accepted?: readonly string[] | null,
): Problem => ({ code, path, message, ...(accepted === undefined ? {} : { accepted }) });

/** A field of what was sent, which may be named like anything. */
export const fieldOf = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, name) ? (data as Facts)[name] : undefined;

export const textOf = (data: unknown, name: string): string | undefined => {
  const value = fieldOf(data, name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

export const listIn = (data: unknown, name: string): readonly unknown[] => {
  const value = fieldOf(data, name);
  return Array.isArray(value) ? value : [];
};

/** What a file's name ends with behind its last dot, in small letters. */
export const endingOf = (name: string): string | undefined => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();

/** Where more is taken than anybody lists. */
export const ASK_THE_DOCUMENTATION: readonly string[] = ['Consult API documentation'];
