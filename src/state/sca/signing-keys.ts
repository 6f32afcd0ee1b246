import { findActiveUser } from '../access/index.ts';
import { bareKey, hasSigned, insert, nextUuid, publicKeyKind, refuse, remove, type World } from '../kernel/index.ts';
import { type SigningKey, signingKeys } from './record.ts';

const MOST_KEYS = 5;
const SMALLEST_BITS = 2048;

export const signingKeysOf = (world: World, userId: number): SigningKey[] => [
  ...world.table(signingKeys).list('byUser', userId),
];

/**
 * Uploads a key whose owner signs one-time tokens instead of passing challenges, as a user does on Wise's pages.
 * @throws Refusal `sca.user-not-found`, `sca.key-bad`, `sca.key-exists`, `sca.key-limit`
 * @source guides on personal tokens
 */
export function uploadSigningKey(world: World, userId: number, pem: string): SigningKey {
  requireActiveUser(world, userId);
  const kind = publicKeyKind(pem);
  if (kind?.type !== 'rsa' || kind.bits < SMALLEST_BITS) refuse('sca.key-bad', { path: 'pem', bits: SMALLEST_BITS });
  const own = signingKeysOf(world, userId);
  if (own.some(key => bareKey(key.pem) === bareKey(pem))) refuse('sca.key-exists', { path: 'pem' });
  if (own.length >= MOST_KEYS) refuse('sca.key-limit', { most: MOST_KEYS });
  return insert(world, signingKeys, { id: nextUuid(world), userId, pem, createdAt: world.now });
}

/**
 * The keys of a user, oldest first.
 * @throws Refusal `sca.user-not-found`
 * @source guides on personal tokens
 */
export function listSigningKeys(world: World, userId: number): SigningKey[] {
  requireActiveUser(world, userId);
  return signingKeysOf(world, userId);
}

/**
 * Takes a key away.
 * @throws Refusal `sca.user-not-found`, `sca.key-not-found`
 * @source guides on personal tokens
 */
export function removeSigningKey(world: World, userId: number, id: string): void {
  const key = listSigningKeys(world, userId).find(each => each.id === id);
  remove(world, signingKeys, key?.id ?? refuse('sca.key-not-found', { id }));
}

/** Whether one of the user's keys has signed the text: PKCS#1 v1.5 with SHA-256, in Base64. */
export const isSignedBy = (world: World, userId: number, text: string, signature: string): boolean =>
  signingKeysOf(world, userId).some(({ pem }) => hasSigned(pem, text, signature));

function requireActiveUser(world: World, userId: number): void {
  if (!findActiveUser(world, userId)) refuse('sca.user-not-found', { userId });
}
