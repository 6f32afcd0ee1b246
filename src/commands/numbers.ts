import { OptionError } from '../config.ts';

/** A flag's value as the number it stands for. @throws OptionError */
export function wholeNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new OptionError(`${flag} must be a whole number; it is '${text}'`);
}
