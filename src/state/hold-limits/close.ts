/** The three ways in which a breach ends. */
import type { Actor } from '../access/index.ts';
import {
  advance,
  isPositive,
  type MoveDetails,
  type MoveOf,
  patch,
  refuse,
  requireMove,
  type World,
} from '../kernel/index.ts';
import { holdLimitBreachLifecycle as rules } from '../lifecycles/hold-limit-breach.ts';
import { requireWorkingProfile } from '../profiles/index.ts';
import { findExcessAccount, requireAnyBreach, requireBreach } from './find.ts';
import { excessOf } from './limits.ts';
import { payExcess, requirePayout } from './pay-out.ts';
import { requirePayee } from './payee.ts';
import { type HoldLimitBreach, holdLimitBreaches } from './record.ts';

type Move = MoveOf<typeof rules>;

function requireOpen(world: World, id: number, move: Move): HoldLimitBreach {
  const breach = requireAnyBreach(world, id);
  requireMove(rules, breach, move, 'breach.already-closed');
  return breach;
}

function shut(
  world: World,
  { id }: HoldLimitBreach,
  move: Move,
  details: MoveDetails,
  recipientId: number | null = null,
): void {
  const closingReason = move === 'settle' ? 'MANUALLY_RESOLVED' : 'AUTOMATICALLY_RESOLVED';
  patch(world, holdLimitBreaches, id, { closingReason, recipientId, updatedAt: world.now });
  advance(world, rules, id, move, details);
}

/**
 * Pays what a profile holds beyond its limit to a recipient, once, and so closes the breach.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `breach.not-found`, `breach.foreign`, and what
 * `settleBreach` refuses
 * @source holdLimitBreachClose
 */
export function closeBreach(world: World, actor: Actor, profileId: number, id: number, recipientId: number): void {
  requireWorkingProfile(world, actor, profileId);
  settleBreach(world, requireBreach(world, actor, profileId, id).id, { targetRecipientId: recipientId });
}

/**
 * The move itself, for whoever may cause it. The details name the recipient as `targetRecipientId`.
 * @throws Refusal `breach.not-found`, `breach.already-closed`, `breach.no-recipient`, what
 * `requirePayee` refuses, and `breach.not-payable`
 * @assumed what is paid is the excess at this time, which may have changed since the breach was opened
 */
export function settleBreach(world: World, id: number, { targetRecipientId: to, ...details }: MoveDetails = {}): void {
  const path = 'targetRecipientId';
  const breach = requireOpen(world, id, 'settle');
  const recipientId = Number.isInteger(to) ? Number(to) : refuse('breach.no-recipient', { path });
  const payout = requirePayout(world, breach, requirePayee(world, breach.profileId, recipientId, path));
  payExcess(world, breach, payout);
  shut(world, breach, 'settle', details, recipientId);
}

/**
 * The day is over: what is held beyond the limit goes to the recipient that was chosen for it.
 * @throws Refusal `breach.not-found`, `breach.already-closed`, `breach.no-recipient`, what
 * `requirePayee` refuses, and `breach.not-payable`
 * @source excessMoneyAccount
 */
export function sweepBreach(world: World, id: number, details: MoveDetails = {}): void {
  const breach = requireOpen(world, id, 'sweep');
  const { profileId } = breach;
  const { recipientId } = findExcessAccount(world, profileId) ?? refuse('breach.no-recipient', {});
  const payout = requirePayout(world, breach, requirePayee(world, profileId, recipientId, 'recipientId'));
  payExcess(world, breach, payout);
  shut(world, breach, 'sweep', details, recipientId);
}

/**
 * The profile holds no more than it may.
 * @throws Refusal `breach.not-found`, `breach.already-closed`, `breach.still-exceeded`
 * @source holdLimitBreachList `AUTOMATICALLY_RESOLVED`
 */
export function resolveBreach(world: World, id: number, details: MoveDetails = {}): void {
  const breach = requireOpen(world, id, 'fall');
  const excess = excessOf(world, breach.profileId);
  if (excess && isPositive(excess)) refuse('breach.still-exceeded', { excess });
  shut(world, breach, 'fall', details);
}
