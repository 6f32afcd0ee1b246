import { decimalDigits, type World } from '../kernel/index.ts';
import { findCardByNumber } from './find.ts';

const LENGTH = 16;

/** A card number of the program that no other card has. */
export function drawNumber(world: World, bin: string): string {
  let pan: string;
  do {
    const most = bin + decimalDigits(world, LENGTH - 1 - bin.length);
    pan = most + checkDigit(most);
  } while (findCardByNumber(world, pan));
  return pan;
}

/** The digit that makes a number pass Luhn's test. */
function checkDigit(digits: string): string {
  const total = [...digits].reverse().reduce((sum, digit, place) => sum + weighed(Number(digit), place % 2 === 0), 0);
  return String((10 - (total % 10)) % 10);
}

const weighed = (digit: number, doubled: boolean): number => {
  if (!doubled) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
};
