/** Where callers find this server, such as `https://api.wise-sandbox.com`; links that are handed out lead back there. */
export type Origin = string;

/** From the headers of a request; whoever ends TLS in front of this server says so in `X-Forwarded-Proto`. */
export function originOf(headers: unknown): Origin {
  const { host = 'localhost', 'x-forwarded-proto': scheme } = headers as Readonly<Record<string, unknown>>;
  return `${scheme === 'https' ? 'https' : 'http'}://${host}`;
}
