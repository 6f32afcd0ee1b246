import { expect } from 'vitest';

/** The fields of a reply, spelt out: one too many does not compile, and neither does one too few. */
type Fields<Reply> = { readonly [Field in keyof Reply]-?: true };

export const fields = <Reply extends object>(reply: Reply, expected: Fields<Reply>): void =>
  expect(Object.keys(reply).sort()).toEqual(Object.keys(expected).sort());
