import { refuse, type Settings, type World } from '../kernel/index.ts';
import { catalogue, type EventType, eventTypeOf, hasSchema, isOfferedAt, type Level } from './catalogue.ts';

/** What a partner asks for. */
export interface SubscriptionWish {
  readonly name: string;
  readonly trigger: string;
  readonly schema: string;
  readonly url: string;
  /** As it came; anything but a boolean or nothing is refused. */
  readonly mtls: unknown;
}

export type UrlPolicy = Settings['webhooks']['urlPolicy'];

const LONGEST_NAME = 255;
const LONGEST_URL = 2_000;
const DOMAIN = /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.[a-z][a-z0-9-]*$/i;

/**
 * Holds a wish against the catalogue and the world's rules for addresses, in the order in which they are documented.
 * @throws Refusal `webhook.blank`, `webhook.too-long`, `webhook.bad-mtls`, `webhook.unknown-event`, `webhook.wrong-level`,
 * `webhook.unknown-schema`, `webhook.bad-url`, `webhook.bad-url-recorded`
 * @assumed a name has at most 255 characters and an address 2,000: no limits are documented
 */
export function checkWish(world: World, wish: SubscriptionWish, level: Level): EventType {
  checkFields(wish);
  const trigger = eventTypeOf(wish.trigger);
  if (!trigger) refuse('webhook.unknown-event', { path: 'trigger_on', trigger: wish.trigger });
  if (!isOfferedAt(trigger, level)) refuse('webhook.wrong-level', { path: 'trigger_on', trigger, level });
  if (!hasSchema(trigger, wish.schema)) {
    const { schema } = wish;
    refuse('webhook.unknown-schema', {
      path: 'delivery.version',
      trigger,
      schema,
      schemas: catalogue[trigger].schemas.join(', '),
    });
  }
  checkUrl(world, wish.url);
  return trigger;
}

function checkFields({ name, trigger, schema, url, mtls }: SubscriptionWish): void {
  const fields = { name, trigger_on: trigger, 'delivery.version': schema, 'delivery.url': url };
  for (const [path, value] of Object.entries(fields)) if (value.trim() === '') refuse('webhook.blank', { path });
  if (name.length > LONGEST_NAME) refuse('webhook.too-long', { path: 'name', longest: LONGEST_NAME });
  if (url.length > LONGEST_URL) refuse('webhook.too-long', { path: 'delivery.url', longest: LONGEST_URL });
  if (mtls !== undefined && mtls !== null && typeof mtls !== 'boolean') {
    refuse('webhook.bad-mtls', { path: 'delivery.mtls_enabled' });
  }
}

function checkUrl(world: World, text: string): void {
  const why = whyNotCalled(world.settings.webhooks.urlPolicy, text);
  if (why === undefined) return;
  const code = world.settings.dialect === 'recorded' ? 'webhook.bad-url-recorded' : 'webhook.bad-url';
  refuse(code, { path: 'delivery.url', why });
}

/**
 * Holds an address that a tester names in the field `path` against the rules for addresses.
 * @throws Refusal `webhook.too-long`, `webhook.bad-url`
 */
export function checkAddress(policy: UrlPolicy, url: string, path: string): void {
  if (url.length > LONGEST_URL) refuse('webhook.too-long', { path, longest: LONGEST_URL });
  const why = whyNotCalled(policy, url);
  if (why !== undefined) refuse('webhook.bad-url', { path, why });
}

const whyNotCalled = (policy: UrlPolicy, text: string): string | undefined =>
  policy === 'strict' ? whyNotPublic(text) : whyNotReachable(text);

/** Locally anything goes that can be called at all: plain http, loopback, addresses, any port, a query. */
function whyNotReachable(text: string): string | undefined {
  const url = parse(text);
  if (!url) return 'it is not an absolute URL';
  return url.protocol === 'http:' || url.protocol === 'https:' ? undefined : 'only http and https can be called';
}

/** @source webhook guide, requirements for callback URLs */
function whyNotPublic(text: string): string | undefined {
  const url = parse(text);
  if (!url) return 'it is not an absolute URL';
  if (url.protocol !== 'https:') return 'it must be https';
  if (!DOMAIN.test(url.hostname)) return 'it must name a public domain, not an address';
  // A default port is dropped while parsing, so what is left is another one.
  if (url.port !== '') return 'only port 443 is called';
  return url.search === '' && !text.includes('?') ? undefined : 'it must not have a query';
}

const parse = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
