/** What must not be shown of an exchange. */
const SECRET = /secret|password|token$|^pin$|cvv|^pan$|authorization|registration.?code|one-time-token/i;
const DEEPEST = 20;

/** A copy with what must not be shown replaced by `***`; the end of a credential stays, to tell two apart. */
export function masked(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) return value.map(item => masked(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET.test(name) && (typeof inner === 'string' || typeof inner === 'number')
        ? mask(String(inner))
        : masked(inner, depth + 1),
    ]),
  );
}

/** A request's own `code` is a credential, an authorization or one-time code; an answer's says what went wrong. */
export function maskedBody(body: unknown): unknown {
  const copy = masked(body);
  if (typeof copy !== 'object' || copy === null || !('code' in copy)) return copy;
  return { ...copy, code: mask(String(copy.code)) };
}

const mask = (text: string): string => (text.length > 12 ? `***${text.slice(-4)}` : '***');
