/** An id as it came: a number, digits in a text, or nothing. The contract's schema has refused all else. */
export function readId(value: unknown): number | null {
  if (value === undefined || value === null || value === '') return null;
  const id = Number(value);
  return Number.isSafeInteger(id) ? id : null;
}
