import type { Operations } from '../../contract/generated/operations.ts';
import type { EnvelopeContent } from '../../contract/row.ts';
import { type Instant, instant, refuse, sha256 } from '../../state/kernel/index.ts';
import { type ClientKey, type KeyAlgorithm, type NewClientKey, scopeOf } from '../../state/keys/index.ts';
import { showPlain } from './dates.ts';
import { readMoment } from './moments.ts';

type Registered = Operations['joseRequestPublicKeysCreate'];
type Asked = Operations['joseResponsePublicKeysGet'];

/** Keys are registered whole, though the contract marks nothing as required. */
export function readClientKey(body: Registered['request']['body']): NewClientKey {
  const { keyId, scope, publicKeyMaterial, validFrom, validTill } = body;
  const { algorithm, keyMaterial } = publicKeyMaterial ?? {};
  if (!scope) return missing('scope');
  if (!algorithm) return missing('publicKeyMaterial.algorithm');
  if (!keyMaterial) return missing('publicKeyMaterial.keyMaterial');
  return {
    id: keyId ?? null,
    scope,
    algorithm,
    material: keyMaterial,
    validFrom: readWindow('validFrom', validFrom),
    validTill: readWindow('validTill', validTill),
  };
}

const missing = (path: string): never =>
  refuse('request.malformed', { problems: [{ code: 'NotNull', message: 'must not be null', path }] });

/** `2027-01-31 23:59:59`, in UTC. */
function readWindow(path: string, text: string | undefined): Instant | null {
  if (text === undefined || text === null) return null;
  const ms = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? readMoment(text.replace(' ', 'T')) : undefined;
  if (ms !== undefined) return instant(ms);
  const problem = {
    code: 'NOT_VALID',
    message: 'must have the form yyyy-MM-dd HH:mm:ss',
    path,
    arguments: [path, text],
  };
  return refuse('request.malformed', { problems: [problem] });
}

/** @assumed the client's id and the time of deactivation are never told, as the examples show */
export const showClientKey = (key: ClientKey): Registered['replies'][201] => ({
  clientId: null,
  keyId: key.id,
  scope: key.scope,
  validFrom: key.validFrom === null ? undefined : showPlain(key.validFrom),
  validTill: key.validTill === null ? undefined : showPlain(key.validTill),
  publicKeyMaterial: { algorithm: key.algorithm, keyMaterial: key.material },
  deactivationTimestamp: null,
});

/** The one version there is. */
const VERSION = 1;

const keyNames: Readonly<Record<KeyAlgorithm, string>> = {
  ES256: 'signing-es256',
  ES384: 'signing-es384',
  ES512: 'signing-es512',
  PS256: 'signing-ps',
  PS384: 'signing-ps',
  PS512: 'signing-ps',
  RSA_OAEP_256: 'sealing',
};

/**
 * @throws Refusal `key.wrong-scope`, `key.unknown-version`
 * @source joseResponsePublicKeysGet
 */
export function showInstallationKey(
  { algorithm, scope, version = VERSION }: Asked['request']['query'],
  keys: Readonly<Record<string, { readonly spki: string }>>,
): Asked['replies'][200] {
  if (scopeOf(algorithm) !== scope) refuse('key.wrong-scope', { path: 'algorithm', algorithm, scope });
  if (version !== VERSION) refuse('key.unknown-version', { version });
  const keyMaterial = keys[keyNames[algorithm]]?.spki ?? '';
  return { keyId: idOf(`${algorithm} ${keyMaterial}`), version, keyMaterial: { algorithm, keyMaterial }, scope };
}

/** A UUID that stands for a key as long as the key does. */
function idOf(text: string): string {
  const hex = sha256(text);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const LONGEST_MESSAGE = 100;

/**
 * What the playground answers: the message it was sent, behind a prefix.
 * @assumed a longer message is cut, and one that is missing is empty
 */
export function echo(method: 'GET' | 'POST', body: EnvelopeContent | undefined): EnvelopeContent {
  const { message } = body ?? {};
  const text = typeof message === 'string' ? [...message].slice(0, LONGEST_MESSAGE).join('') : '';
  return { message: `jose-playground-response-${text}`, method };
}
