import { type Actor, users } from '../access/index.ts';
import { insert, nextNumber, patch, refuse, remove, type World } from '../kernel/index.ts';
import { findPhoneNumber, requireUserOf } from './find.ts';
import { type PhoneNumber, phoneNumbers } from './record.ts';

/** `+`, the country, and up to fifteen digits in all. */
const INTERNATIONAL = /^\+[1-9]\d{6,14}$/;

/**
 * Registers the number that the partner has verified for a user.
 * @throws Refusal `sca.user-not-found`, `sca.phone-invalid`, `sca.phone-taken`, `sca.phone-exists`
 * @source userSecurityPhoneNumberCreate
 * @assumed a second number is refused, and takes the place of the first by an update; the guides allow one
 */
export function registerPhoneNumber(world: World, actor: Actor, userId: number, number: string): PhoneNumber {
  const user = requireUserOf(world, actor, userId);
  requireFreeNumber(world, number);
  if (findPhoneNumber(world, user.id)) refuse('sca.phone-exists');
  const clientId = user.clientId ?? '';
  const id = nextNumber(world, 'phone');
  return insert(world, phoneNumbers, { id, userId, clientId, number, createdAt: world.now });
}

/**
 * Puts another number in the place of a user's.
 * @throws Refusal `sca.user-not-found`, `sca.phone-not-found`, `sca.phone-invalid`, `sca.phone-taken`
 * @source userSecurityPhoneNumberUpdate
 */
export function changePhoneNumber(
  world: World,
  actor: Actor,
  userId: number,
  phoneId: number,
  number: string,
): PhoneNumber {
  const phone = requirePhoneNumber(world, actor, userId, phoneId);
  requireFreeNumber(world, number, phone);
  return patch(world, phoneNumbers, phone.id, { number });
}

/**
 * Takes a user's number away, and with it the ways to send passwords to it.
 * @throws Refusal `sca.user-not-found`, `sca.phone-not-found`
 * @source userSecurityPhoneNumberDelete
 */
export function removePhoneNumber(world: World, actor: Actor, userId: number, phoneId: number): void {
  remove(world, phoneNumbers, requirePhoneNumber(world, actor, userId, phoneId).id);
}

/**
 * A user's numbers: one, or none.
 * @throws Refusal `sca.user-not-found`
 * @source userSecurityPhoneNumberList
 */
export function listPhoneNumbers(world: World, actor: Actor, userId: number): PhoneNumber[] {
  const phone = findPhoneNumber(world, requireUserOf(world, actor, userId).id);
  return phone ? [phone] : [];
}

function requirePhoneNumber(world: World, actor: Actor, userId: number, phoneId: number): PhoneNumber {
  const phone = findPhoneNumber(world, requireUserOf(world, actor, userId).id);
  return phone?.id === phoneId ? phone : refuse('sca.phone-not-found', { phoneId });
}

/** `own` may keep the number it has. */
function requireFreeNumber(world: World, number: string, own?: PhoneNumber): void {
  if (!INTERNATIONAL.test(number)) refuse('sca.phone-invalid', { arguments: ['phoneNumber', number] });
  const holder = world.table(phoneNumbers).find('byNumber', number);
  if (!holder || holder.id === own?.id) return;
  const { email = '' } = world.table(users).get(holder.userId) ?? {};
  refuse('sca.phone-taken', { email: email.replace(/^.*@/, '****@') });
}
