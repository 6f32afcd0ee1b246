import type { Actor } from '../access/index.ts';
import { refuse, type World } from '../kernel/index.ts';
import { requireProfile, requireWorking } from '../profiles/index.ts';
import { currencyRank, type Recipient, recipients } from './record.ts';

export const findRecipient = (world: World, id: number): Recipient | undefined => world.table(recipients).get(id);

/**
 * The recipient, if the actor may act for its owner; an inactive one too, which can still be read.
 * @throws Refusal `recipient.not-found`, `access.forbidden`
 * @source recipientGet
 */
export function requireRecipient(world: World, actor: Actor, id: number): Recipient {
  const recipient = findRecipient(world, id) ?? refuse('recipient.not-found', { id });
  requireProfile(world, actor, recipient.profileId);
  return recipient;
}

/**
 * The recipient, to be changed or deleted.
 * @throws Refusal `recipient.not-found`, `access.forbidden`, `profile.view-only`
 */
export function requireChangeable(world: World, actor: Actor, id: number): Recipient {
  const recipient = requireRecipient(world, actor, id);
  requireWorking(world, recipient.profileId);
  return recipient;
}

export interface RecipientQuery {
  readonly profileId: number;
  readonly active: boolean;
  readonly creatorId?: number;
  readonly ownedByCustomer?: boolean;
  readonly currencies?: readonly string[];
  readonly types?: readonly string[];
  readonly sortBy: 'id' | 'currency';
  readonly newestFirst: boolean;
  /** The last recipient already seen; the page begins after it. */
  readonly after?: number;
  readonly size: number;
}

export interface RecipientPage {
  readonly items: readonly Recipient[];
  readonly more: boolean;
}

/** Rows read at a time while looking for those that fit. */
const BATCH = 100;

/**
 * A page of a profile's recipients. The place to begin is found in logarithmic time; from there on rows are read until
 * the page is full.
 * @source recipientList
 */
export function listRecipients(world: World, query: RecipientQuery): RecipientPage {
  const { newestFirst, size } = query;
  const rows = indexFor(world, query);
  const items: Recipient[] = [];
  let offset = startOf(world, query);
  while (items.length <= size) {
    const batch = rows.page(offset, BATCH, newestFirst);
    items.push(...batch.filter(recipient => fits(recipient, query)));
    if (batch.length < BATCH) break;
    offset += BATCH;
  }
  return { items: items.slice(0, size), more: items.length > size };
}

function indexFor(world: World, { active, sortBy, profileId }: RecipientQuery) {
  const index = `${active ? 'active' : 'inactive'}${sortBy === 'currency' ? 'ByCurrency' : 'ByProfile'}` as const;
  return world.table(recipients).list(index, profileId);
}

/** How many rows of the index come before the page. */
function startOf(world: World, query: RecipientQuery): number {
  const { after, newestFirst } = query;
  if (after === undefined) return 0;
  const rows = indexFor(world, query);
  const rank = currencyRank(findRecipient(world, after)?.currency ?? '');
  const before = (row: Recipient): boolean => {
    if (query.sortBy === 'currency' && currencyRank(row.currency) !== rank) return currencyRank(row.currency) < rank;
    return newestFirst ? row.id < after : row.id <= after;
  };
  const count = rows.countWhile(before);
  return newestFirst ? rows.size - count : count;
}

const fits = (recipient: Recipient, { creatorId, ownedByCustomer, currencies, types }: RecipientQuery): boolean =>
  (creatorId === undefined || recipient.userId === creatorId) &&
  (ownedByCustomer === undefined || recipient.ownedByCustomer === ownedByCustomer) &&
  (currencies === undefined || currencies.includes(recipient.currency)) &&
  (types === undefined || types.includes(recipient.type));
