/** What must not be shown of an exchange. */
const SECRET =
  /secret|password|(?<!card[-_]?)token$|^pin$|^preset.?pin$|cvv|^pan$|^card.?number$|authorization|2fa-approval$|cookie|registration.?code|claim.?account.?code|one-time-token|^face.?map$|device.?fingerprint$|otp.?code|x-signature$/i;
const DEEPEST = 20;

/** Shorter ones are masked where they stand, and not looked for elsewhere: they would be found in other words. */
const SHORTEST_TO_FIND = 12;

/** A copy with what must not be shown replaced by `***`; the end of a credential stays, to tell two apart. */
export function masked(value: unknown, isSecret = false, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return isSecret && isWritten(value) ? mask(String(value)) : value;
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (depth > DEEPEST) return '…';
  if (Array.isArray(value)) return value.map(item => masked(item, isSecret, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, masked(inner, isSecret || SECRET.test(name), depth + 1)]),
  );
}

/** A request's own `code` is a credential, an authorization or one-time code; an answer's says what went wrong. */
export function maskedBody(body: unknown): unknown {
  // What nobody could read may hold anything.
  if (typeof body === 'string') return `${body.length} characters`;
  const copy = masked(body);
  if (typeof copy !== 'object' || copy === null || !('code' in copy)) return copy;
  return { ...copy, code: masked((body as { readonly code: unknown }).code, true) };
}

/** A path with its query, where credentials do not belong and are sent all the same. */
export function maskedPath(path: string): string {
  const [before = '', ...query] = path.split('?');
  if (query.length === 0) return path;
  const parts = query.join('?').split('&');
  return `${before}?${parts.map(part => (isSecretPart(part) ? part.replace(/=.*/s, '=***') : part)).join('&')}`;
}

const isSecretPart = (part: string): boolean => {
  const name = part.split('=')[0] ?? '';
  return name === 'code' || SECRET.test(name);
};

/** Takes out of an answer, and of words about it, what the request had for a secret and the answer says again. */
export function hideSecrets<T>(answer: T, headers: unknown, body: unknown): T {
  const found = new Set<string>();
  collect({ headers, body, code: codeOf(body) }, false, found);
  const secrets = [...found].flatMap(partsOf).filter(secret => secret.length >= SHORTEST_TO_FIND);
  if (secrets.length === 0) return answer;
  const hidden = secrets.reduce(
    (text, secret) => text.replaceAll(inJson(secret), inJson(mask(secret))),
    inText(answer),
  );
  return JSON.parse(hidden) as T;
}

const codeOf = (body: unknown): unknown => ({ token: (body as { readonly code?: unknown } | undefined)?.code });

function collect(value: unknown, isSecret: boolean, found: Set<string>, depth = 0): void {
  if (typeof value === 'string' && isSecret) found.add(value);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || depth > DEEPEST) return;
  for (const [name, inner] of Object.entries(value)) {
    collect(inner, isSecret || SECRET.test(name), found, depth + 1);
  }
}

/** `Basic` and `Bearer` are no secret; what stands behind them is. */
function partsOf(secret: string): string[] {
  const [scheme, credential] = secret.split(' ');
  return credential !== undefined && /^(basic|bearer)$/i.test(scheme ?? '') ? [credential] : [secret];
}

const isWritten = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
const inText = (value: unknown): string => JSON.stringify(value ?? null);
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const mask = (text: string): string => (text.length > 12 ? `***${text.slice(-4)}` : '***');
