import type { RefusalRow } from './row.ts';

/** Webhook subscriptions and what they deliver. */
export const webhookRefusals = {
  'webhook.blank': { kind: 'invalid', message: '{path} must not be blank' },
  'webhook.too-long': { kind: 'invalid', message: '{path} must not be longer than {longest} characters' },
  'webhook.bad-mtls': { kind: 'invalid', message: 'delivery.mtls_enabled must be true or false' },
  'webhook.unknown-event': { kind: 'invalid', message: 'There is no event {trigger}' },
  'webhook.nothing-such': { kind: 'invalid', message: 'There is no event {eventType}; did you mean {nearest}?' },
  'webhook.unknown-field': { kind: 'invalid', message: 'The data of {eventType} cannot be changed so' },
  'webhook.wrong-level': { kind: 'invalid', message: '{trigger} is not offered at {level} level' },
  'webhook.unknown-schema': { kind: 'invalid', message: '{trigger} has no version {schema}; it has {schemas}' },
  'webhook.bad-url': { kind: 'invalid', message: 'Invalid delivery URL: {why}' },
  'webhook.bad-url-recorded': { kind: 'malformed', message: 'Invalid delivery URL' },
  'webhook.callback-failed': { kind: 'invalid', message: 'Callback endpoint did not respond successfully' },
  'webhook.unknown-subscription': { kind: 'unknown', message: 'Subscription not found' },
  'webhook.unknown-listener': { kind: 'unknown', message: 'There is no listener {id}' },
  'webhook.unknown-delivery': { kind: 'unknown', message: 'There is no delivery {id}' },
  'webhook.delivery-state': {
    kind: 'conflict',
    message: 'A delivery that is {status} cannot {move}; it may {allowed}',
  },
} as const satisfies Record<string, RefusalRow>;
