import type { Wording, Wordings } from './row.ts';

/**
 * What a wish for a subscription lacks is told in a list, whatever form the operation's other errors have: so the one
 * refusal that was recorded looked.
 */
const listed = (code: string, word: (details: Readonly<Record<string, unknown>>) => string): Wording => ({
  code,
  body: details => ({ errors: [{ code, message: word(details), path: details.path, arguments: [] }] }),
});

export const webhookWording: Wordings = {
  'webhook.blank': listed('NOT_NULL', ({ path }) => `${path} must not be blank`),
  'webhook.too-long': listed(
    'TOO_LONG',
    ({ path, longest }) => `${path} must not be longer than ${longest} characters`,
  ),
  'webhook.bad-mtls': listed('NOT_VALID', ({ path }) => `${path} must be true or false`),
  'webhook.unknown-event': listed('UNKNOWN_EVENT_TYPE', ({ trigger }) => `There is no event ${trigger}`),
  'webhook.wrong-level': listed(
    'UNSUPPORTED_SUBSCRIPTION_LEVEL',
    ({ trigger, level }) => `${trigger} is not offered at ${level} level`,
  ),
  'webhook.unknown-schema': listed(
    'UNSUPPORTED_VERSION',
    ({ trigger, schema, schemas }) => `${trigger} has no version ${schema}; it has ${schemas}`,
  ),
  'webhook.bad-url': listed('INVALID_CALLBACK_URL', ({ why }) => `Invalid delivery URL: ${why}`),
  'webhook.bad-url-recorded': {
    body: () => ({ code: 'invalid', message: 'Invalid request', arguments: ['delivery.url: Invalid delivery URL'] }),
  },
  'webhook.callback-failed': listed('INVALID_CALLBACK_URL', () => 'Callback endpoint did not respond successfully'),
  'webhook.unknown-subscription': { code: 'NOT_FOUND' },
};
