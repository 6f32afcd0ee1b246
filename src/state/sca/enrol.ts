import { type Actor, requireUser } from '../access/index.ts';
import { insert, nextUuid, type RefusalCode, refuse, remove, type World } from '../kernel/index.ts';
import { requireProfile } from '../profiles/index.ts';
import { factorsFor, factorsOf, requireUserOf } from './find.ts';
import { digestOf, matches } from './match.ts';
import { type Factor, type FactorKind, factors } from './record.ts';

/** A value to be recognised by, as the customer gives it. */
export interface Proof {
  readonly kind: FactorKind;
  readonly value: string;
}

/** How many devices may be enrolled at one level. */
const MOST_DEVICES = 3;

const exists = {
  PIN: 'sca.pin-exists',
  FACE_MAP: 'sca.facemap-exists',
  PARTNER_DEVICE_FINGERPRINT: 'sca.device-exists',
} as const satisfies Record<FactorKind, RefusalCode>;

/** Nothing of the kind is enrolled. */
export const notSet = {
  PIN: 'sca.pin-not-set',
  FACE_MAP: 'sca.facemap-not-set',
  PARTNER_DEVICE_FINGERPRINT: 'sca.device-not-found',
} as const satisfies Record<FactorKind, RefusalCode>;

/**
 * Enrols a factor for one profile.
 * @throws Refusal `access.forbidden`, `access.wrong-token-kind`, `sca.pin-exists`, `sca.facemap-exists`,
 * `sca.device-exists`, `sca.device-limit`
 * @source scaPinCreate; scaFacemapCreate; scaDeviceFingerprintCreate
 */
export function enrolForProfile(world: World, actor: Actor, profileId: number, proof: Proof): Factor {
  const { userId } = requireProfile(world, requireUser(actor), profileId);
  return enrol(world, userId, profileId, factorsFor(world, userId, profileId, proof.kind), proof);
}

/**
 * Enrols a factor for all of a user's profiles.
 * @throws Refusal `access.wrong-token-kind`, `sca.pin-exists`, `sca.facemap-exists`, `sca.device-exists`,
 * `sca.device-limit`
 * @source userSecurityPinCreate; userSecurityFacemapEnrol; userSecurityDeviceFingerprintCreate
 * @assumed a PIN or face map of any one profile stands in its way, as the user's stands in a profile's: one record
 * serves the older operations and the newer ones. Devices are counted at each level by itself.
 */
export function enrolForUser(world: World, actor: Actor, proof: Proof): Factor {
  const { userId } = requireUser(actor);
  return enrol(world, userId, null, factorsOf(world, userId, proof.kind), proof);
}

function enrol(
  world: World,
  userId: number,
  profileId: number | null,
  rivals: readonly Factor[],
  { kind, value }: Proof,
): Factor {
  const isOne = kind !== 'PARTNER_DEVICE_FINGERPRINT';
  if (rivals.some(rival => isOne || matches(rival, value))) refuse(exists[kind]);
  if (rivals.filter(rival => rival.profileId === profileId).length >= MOST_DEVICES) {
    refuse('sca.device-limit', { most: MOST_DEVICES });
  }
  const id = nextUuid(world);
  return insert(world, factors, { id, userId, profileId, kind, digest: digestOf(id, value), createdAt: world.now });
}

/**
 * Forgets what a profile's customer is recognised by.
 * @throws Refusal `access.forbidden`, `sca.pin-not-set`, `sca.facemap-not-set`
 * @source scaPinDelete; scaFacemapDelete
 * @assumed one that serves all of the user's profiles is forgotten too, or it could not be replaced from here
 */
export function forgetForProfile(world: World, actor: Actor, profileId: number, kind: FactorKind): void {
  const { userId } = requireProfile(world, actor, profileId);
  forget(world, kind, factorsFor(world, userId, profileId, kind));
}

/**
 * Forgets what a user is recognised by, for every profile.
 * @throws Refusal `sca.user-not-found`, `sca.pin-not-set`, `sca.facemap-not-set`
 * @source userSecurityPinDelete; userSecurityFacemapDelete
 */
export function forgetForUser(world: World, actor: Actor, userId: number, kind: FactorKind): void {
  forget(world, kind, factorsOf(world, requireUserOf(world, actor, userId).id, kind));
}

function forget(world: World, kind: FactorKind, found: readonly Factor[]): void {
  if (found.length === 0) refuse(notSet[kind]);
  for (const { id } of found) remove(world, factors, id);
}

/**
 * Forgets one device of a profile's customer.
 * @throws Refusal `access.forbidden`, `sca.device-not-found`
 * @source scaDeviceFingerprintDelete
 */
export function forgetDeviceForProfile(world: World, actor: Actor, profileId: number, id: string): void {
  const { userId } = requireProfile(world, actor, profileId);
  forgetOne(world, id, factorsFor(world, userId, profileId, 'PARTNER_DEVICE_FINGERPRINT'));
}

/**
 * Forgets one device of a user.
 * @throws Refusal `sca.user-not-found`, `sca.device-not-found`
 * @source userSecurityDeviceFingerprintDelete
 */
export function forgetDeviceForUser(world: World, actor: Actor, userId: number, id: string): void {
  forgetOne(world, id, listDevices(world, actor, userId));
}

function forgetOne(world: World, id: string, among: readonly Factor[]): void {
  const found = among.find(factor => factor.id === id.toLowerCase()) ?? refuse('sca.device-not-found', { id });
  remove(world, factors, found.id);
}

/**
 * The devices of a user, at whatever level they were enrolled, oldest first.
 * @throws Refusal `sca.user-not-found`
 * @source userSecurityDeviceFingerprintList
 */
export const listDevices = (world: World, actor: Actor, userId: number): Factor[] =>
  factorsOf(world, requireUserOf(world, actor, userId).id, 'PARTNER_DEVICE_FINGERPRINT');
