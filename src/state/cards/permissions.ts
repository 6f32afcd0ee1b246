import type { Actor } from '../access/index.ts';
import { patch, refuse, type World } from '../kernel/index.ts';
import { requireCard } from './find.ts';
import {
  type Card,
  type CardProgram,
  cards,
  type Permission,
  type Permissions,
  type PermissionType,
} from './record.ts';
import { requireChangeable } from './state.ts';

const on: Permission = { enabled: true, locked: false };
const off: Permission = { enabled: false, locked: true };

/**
 * What a new card may do.
 * @assumed a virtual card pays online and in wallets. A printed one is made ready for everything; what needs neither
 * chip nor PIN is locked until the card is known to have arrived.
 */
export function firstPermissions({ type }: CardProgram): Permissions {
  const present = type === 'PHYSICAL' ? on : off;
  return {
    ECOM: on,
    POS_CHIP: present,
    ATM_WITHDRAWAL: present,
    MOBILE_WALLETS: on,
    POS_CONTACTLESS: off,
    POS_MAGSTRIPE: off,
  };
}

/** The card has arrived: what was locked for that is open. */
export function openLocks(world: World, { id, permissions }: Card): void {
  const opened = { ...permissions, POS_CONTACTLESS: on, POS_MAGSTRIPE: on };
  patch(world, cards, id, { permissions: opened, updatedAt: world.now });
}

export interface PermissionWish {
  readonly type: PermissionType;
  readonly enabled: boolean;
}

/**
 * Switches permissions of a card; all of them, or none.
 * @throws Refusal `access.forbidden`, `card.not-found`, `card.not-changeable`, `card.no-permissions`,
 * `card.permission-twice`, `card.permission-locked` when a locked one should be switched on
 * @source cardPermissionsUpdate, cardPermissionsBulkUpdate
 */
export function switchPermissions(
  world: World,
  actor: Actor,
  profileId: number,
  token: string,
  wishes: readonly PermissionWish[],
): Card {
  const card = requireCard(world, actor, profileId, token);
  if (wishes.length === 0) refuse('card.no-permissions');
  const types = wishes.map(({ type }) => type);
  const twice = types.find((type, place) => types.indexOf(type) !== place);
  if (twice) refuse('card.permission-twice', { type: twice });
  requireChangeable(card);
  const locked = wishes.find(({ type, enabled }) => enabled && card.permissions[type].locked);
  if (locked) refuse('card.permission-locked', { type: locked.type });
  const changes = wishes.map(({ type, enabled }) => [type, { ...card.permissions[type], enabled }]);
  const permissions = { ...card.permissions, ...Object.fromEntries(changes) };
  return patch(world, cards, card.id, { permissions, updatedAt: world.now });
}
