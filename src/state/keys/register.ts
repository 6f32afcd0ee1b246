import { type Actor, requireClient } from '../access/index.ts';
import { type Instant, insert, nextUuid, publicKeyKind, refuse, type World } from '../kernel/index.ts';
import { type ClientKey, clientKeys, type KeyAlgorithm, type KeyScope } from './record.ts';

export interface NewClientKey {
  /** A UUID of the application's own; one is given where there is none. */
  readonly id: string | null;
  readonly scope: KeyScope;
  readonly algorithm: KeyAlgorithm;
  readonly material: string;
  readonly validFrom: Instant | null;
  readonly validTill: Instant | null;
}

const SMALLEST_RSA_BITS = 2048;
const curves: Readonly<Partial<Record<KeyAlgorithm, string>>> = {
  ES256: 'prime256v1',
  ES384: 'secp384r1',
  ES512: 'secp521r1',
};

/**
 * Registers a public key of an application. Several of one scope may be good at a time, so that one can follow another.
 * @throws Refusal `key.wrong-scope`, `key.bad-material`, `key.bad-window`, `key.id-taken`
 * @source joseRequestPublicKeysCreate
 * @assumed keys without a window are good for ever, and a key that takes the place of another has an id of its own
 */
export function registerClientKey(world: World, actor: Actor, wish: NewClientKey): ClientKey {
  const clientId = requireClient(actor);
  const { scope, algorithm, material, validFrom, validTill } = wish;
  if (scopeOf(algorithm) !== scope) refuse('key.wrong-scope', { algorithm, scope });
  if (!fits(algorithm, material)) refuse('key.bad-material', { algorithm });
  if (validFrom !== null && validTill !== null && validTill < validFrom) refuse('key.bad-window');
  const id = wish.id?.toLowerCase() ?? nextUuid(world);
  if (world.table(clientKeys).get(id)) refuse('key.id-taken', { id });
  return insert(world, clientKeys, { ...wish, id, clientId, createdAt: world.now });
}

export const scopeOf = (algorithm: KeyAlgorithm): KeyScope =>
  algorithm === 'RSA_OAEP_256' ? 'PAYLOAD_ENCRYPTION' : 'PAYLOAD_SIGNING';

function fits(algorithm: KeyAlgorithm, material: string): boolean {
  const kind = publicKeyKind(material);
  if (kind?.type === 'rsa') return curves[algorithm] === undefined && kind.bits >= SMALLEST_RSA_BITS;
  return kind !== undefined && kind.curve === curves[algorithm];
}
