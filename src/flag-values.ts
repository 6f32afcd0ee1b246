/** Values from the texts of flags and variables; each throws with the reason when it cannot be one. */
import { readIdlePolicy } from './idle-policy.ts';
import { readHost } from './outside/tls/hosts.ts';
import { readMoment } from './routes/views/moments.ts';

export const oneOf =
  <T extends string>(...words: readonly T[]) =>
  (text: string): T => {
    const found = words.find(word => word === text);
    if (found === undefined) throw new Error(`must be one of ${words.join(', ')}`);
    return found;
  };

export const whole =
  (from: number, to: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < from || value > to)
      throw new Error(`must be a whole number from ${from} to ${to}`);
    return value;
  };

export const text = (value: string): string => {
  if (value === '') throw new Error('must not be empty');
  return value;
};

export const yes = (value: string): boolean => {
  const word = oneOf('true', 'false', '1', '0')(value);
  return word === 'true' || word === '1';
};

export function momentText(value: string): string {
  if (readMoment(value) === undefined) throw new Error('must be a moment such as 2026-01-05T09:00:00Z');
  return value;
}

export function idlePolicy(value: string): string {
  readIdlePolicy(value);
  return value;
}

export function hostList(value: string): readonly string[] {
  return value.split(',').map(each => {
    const host = readHost(each);
    if (host === undefined) throw new Error('must be names or addresses with commas between them');
    return host;
  });
}
