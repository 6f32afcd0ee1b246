import type { Actor } from '../access/index.ts';
import type { World } from '../kernel/index.ts';
import { type ConversionWish, convertWithQuote } from './convert.ts';
import { type MoveWish, moveBetweenBalances } from './move.ts';
import type { Movement } from './record.ts';

/** Either an amount to move as it is, or a quote to convert by. */
export type MovementWish = MoveWish | ConversionWish;

/**
 * Moves money between a profile's balances, with or without converting it.
 * @throws Refusal what `moveBetweenBalances` and `convertWithQuote` refuse
 * @source balanceMovement
 */
export const moveMoney = (world: World, actor: Actor, profileId: number, wish: MovementWish): Movement =>
  'quoteId' in wish
    ? convertWithQuote(world, actor, profileId, wish)
    : moveBetweenBalances(world, actor, profileId, wish);
