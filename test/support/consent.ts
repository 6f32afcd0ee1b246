import type { Answer, Sandbox } from './sandbox.ts';
import { askToken } from './tokens.ts';

export const CALLBACK = 'http://localhost:3000/callback';

export type Sent = Readonly<Record<string, string | undefined>>;

const written = (sent: Sent): string =>
  new URLSearchParams(
    Object.entries(sent).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();

const whole = (sent: Sent): Sent => ({ client_id: 'localwise', redirect_uri: CALLBACK, ...sent });

/** Comes to the consent page as a program does, which is shown no page in between. */
export const authorize = (sandbox: Sandbox, sent: Sent = {}, base = ''): Promise<Answer> =>
  sandbox.inject({ method: 'GET', url: `${base}/oauth/authorize?${written(whole(sent))}` });

/** Answers on the page. */
export const decide = (sandbox: Sandbox, sent: Sent, headers: Record<string, string> = {}): Promise<Answer> =>
  sandbox.inject({
    method: 'POST',
    url: '/oauth/authorize',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: written(whole(sent)),
  });

/** Where the user was sent; the text of the page where they were not. */
export function landing(answer: Answer): URL {
  const { location } = answer.headers;
  if (answer.status !== 303 || location === undefined) throw new Error(`${answer.status}: ${answer.body}`);
  return new URL(location);
}

export const codeOf = (answer: Answer): string => landing(answer).searchParams.get('code') ?? '';

export const exchange = (sandbox: Sandbox, code: string, redirectUri = CALLBACK, clientId = 'localwise') =>
  askToken(sandbox, { grant_type: 'authorization_code', client_id: clientId, code, redirect_uri: redirectUri });
