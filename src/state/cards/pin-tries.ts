import { patch, type World } from '../kernel/index.ts';
import { type Card, cards } from './record.ts';

/** Counts a PIN that was typed in: a right one makes the wrong ones forgotten. */
export function countPin(world: World, { id, wrongPins }: Card, isRight: boolean): Card {
  return patch(world, cards, id, { wrongPins: isRight ? 0 : wrongPins + 1 });
}
