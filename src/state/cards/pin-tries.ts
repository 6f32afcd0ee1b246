import { patch, type World } from '../kernel/index.ts';
import { type Card, cards } from './record.ts';

/** Counts a wrong PIN that was entered at a terminal. */
export const countWrongPin = (world: World, { id, wrongPins }: Card): Card =>
  patch(world, cards, id, { wrongPins: wrongPins + 1 });

/** The right PIN was entered: the wrong ones before it count no more. */
export function forgetWrongPins(world: World, { id, wrongPins }: Card): void {
  if (wrongPins > 0) patch(world, cards, id, { wrongPins: 0 });
}
