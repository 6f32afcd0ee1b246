import { refuse } from '../../state/kernel/index.ts';

/** An id as it came: a number, digits in a text, or nothing. The contract's schema has refused all else. */
export function readId(value: unknown): number | null {
  if (value === undefined || value === null || value === '') return null;
  const id = Number(value);
  return Number.isSafeInteger(id) ? id : null;
}

/**
 * An id in a body that no schema has looked at.
 * @throws Refusal `request.malformed` when it is absent, or no number that could be one
 */
export function requireId(value: unknown, path: string): number {
  if (value === undefined || value === null || value === '') {
    refuse('request.malformed', { problems: [{ code: 'NotNull', message: 'must not be null', path, arguments: [] }] });
  }
  const text = typeof value === 'number' || typeof value === 'string' ? value : undefined;
  const message = text === undefined ? 'must be a number' : `Unable to parse number [${text}]`;
  return readId(text) ?? refuse('request.malformed', { problems: [{ code: 'ERROR', message, path }] });
}
