import type { Answer, Sandbox } from './sandbox.ts';

export const basic = (id: string, secret: string): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

export const credentials = basic('localwise', 'localwise-secret');

export const email = 'grace.harper@example.com';
export const registrationCode = 'a-registration-code-of-more-than-32-characters';

export const registration = {
  grant_type: 'registration_code',
  client_id: 'localwise',
  email,
  registration_code: registrationCode,
};

/** Asks the token endpoint with a form, as the documentation does. */
export const askToken = (
  sandbox: Sandbox,
  form: Readonly<Record<string, string>>,
  authorization: string | null = credentials,
): Promise<Answer> =>
  sandbox.call('oauthTokenCreate', {
    body: new URLSearchParams(form).toString(),
    token: null,
    headers: authorization === null ? {} : { authorization },
  });

export const signUp = (sandbox: Sandbox, changes: object = {}): Promise<Answer> =>
  sandbox.call('userCreate', { body: { email, registrationCode, ...changes } });
