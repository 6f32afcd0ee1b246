/** The end of the day, on the agenda of every open breach whose profile has said where its excess money goes. */
import type { Actor } from '../access/index.ts';
import { insert, type Json, patch, schedule, unschedule, type World } from '../kernel/index.ts';
import { holdLimitBreachLifecycle } from '../lifecycles/hold-limit-breach.ts';
import { requireProfile } from '../profiles/index.ts';
import { findBreach, findExcessAccount, findOpenBreach } from './find.ts';
import { endOfDay } from './limits.ts';
import { requirePayee } from './payee.ts';
import { type ExcessAccount, excessAccounts, type HoldLimitBreach } from './record.ts';

export const NEXT_DAY = 'hold-limit-next-day';

/**
 * Puts the sweep on the agenda, and behind it the next day's, in case that it cannot be done. Both are filed with the
 * breach's own timers, so that whatever closes the breach takes them off the agenda.
 */
export function planSweep(world: World, { id, profileId }: HoldLimitBreach): void {
  if (!findExcessAccount(world, profileId)) return;
  const lifecycle = holdLimitBreachLifecycle.name;
  const owner = `${lifecycle}:${id}`;
  const at = endOfDay(world, profileId);
  unschedule(world, owner);
  schedule(world, at, 'move', owner, { lifecycle, id, move: 'sweep' });
  schedule(world, at, NEXT_DAY, owner, { breachId: id });
}

/** The sweep came to nothing, and is tried again a day later. */
export function planNextSweep(world: World, facts: Json): void {
  const breach = findBreach(world, (facts as { readonly breachId: number }).breachId);
  if (breach) planSweep(world, breach);
}

/**
 * Chooses where a profile's excess money goes at the end of a day, from today on.
 * @throws Refusal `access.forbidden`, and what `requirePayee` refuses
 * @source excessMoneyAccount
 * @assumed a profile without a limit may choose too; the latest choice holds
 */
export function chooseExcessAccount(world: World, actor: Actor, profileId: number, recipientId: number): ExcessAccount {
  requireProfile(world, actor, profileId);
  requirePayee(world, profileId, recipientId, 'recipientId');
  const chosen = findExcessAccount(world, profileId)
    ? patch(world, excessAccounts, profileId, { recipientId })
    : insert(world, excessAccounts, { id: profileId, recipientId });
  const open = findOpenBreach(world, profileId);
  if (open) planSweep(world, open);
  return chosen;
}
