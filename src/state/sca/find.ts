import { type Actor, findActiveUser, findClient, requireClient, type User } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { type Factor, type FactorKind, factorKey, factors, type PhoneNumber, phoneNumbers } from './record.ts';

/** All of a user's factors of a kind, at whatever level they were enrolled. */
export const factorsOf = (world: World, userId: number, kind: FactorKind): Factor[] => [
  ...world.table(factors).list('byUserAndKind', factorKey(userId, kind)),
];

/** Those by which a user is recognised when acting for a profile: its own, and the user's for all profiles. */
export const factorsFor = (world: World, userId: number, profileId: number, kind: FactorKind): Factor[] =>
  factorsOf(world, userId, kind).filter(factor => factor.profileId === null || factor.profileId === profileId);

export const findPhoneNumber = (world: World, userId: number): PhoneNumber | undefined =>
  world.table(phoneNumbers).find('byUser', userId);

/**
 * A user whom the application brought in.
 * @throws Refusal `access.wrong-token-kind`, `access.forbidden` for an application without restricted calls, and
 * `sca.user-not-found` for another's user as for one that does not exist
 * @source userSecurityDeviceFingerprintList
 * @assumed applications may make restricted calls unless the operator takes that from them
 */
export function requireUserOf(world: World, actor: Actor, userId: number): User {
  const clientId = requireClient(actor);
  if (findClient(world, clientId)?.restrictedCalls === false) refuse('access.forbidden');
  const user = findActiveUser(world, userId);
  return user && user.clientId === clientId ? user : refuse('sca.user-not-found', { userId });
}
