import type { Json } from '../../../src/state/kernel/index.ts';
import type { Dice } from '../chance.ts';
import type { Request } from './subjects.ts';
import { type Place, placesIn, valueAt, withValue } from './wire.ts';

const amounts = [0, 0.01, 0.1, 1, 10, 99.99, 250.5, 1e6, 1e9, 1e12, 999_999_999_999.99, 1e13, 0.001, 1e-7, -5];
const codes = ['GBP', 'EUR', 'JPY', 'USD', 'KWD', 'BRL', 'INR', 'HUF', 'gbp', 'XXX', ''];
const words = [
  'BALANCE',
  'BANK_TRANSFER',
  'CARD',
  'SWIFT_OUR',
  'STANDARD',
  'SAVINGS',
  'PRIVATE',
  'BUSINESS',
  'OWNER',
  '1990-02-29',
  '2026-03-01T00:00:00Z',
  'x',
  '',
];

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SMALLEST_ID = 10_000_000;

/** Ids that answers have told of, the newest last. */
export class KnownIds {
  readonly numbers: number[] = [];
  readonly uuids: string[] = [];

  learn(value: unknown, depth = 0): void {
    if (typeof value === 'number' && Number.isInteger(value) && value >= SMALLEST_ID) this.numbers.push(value);
    else if (typeof value === 'string' && UUID.test(value)) this.uuids.push(value);
    else if (typeof value === 'object' && value !== null && depth < 3) {
      for (const inner of Object.values(value)) this.learn(inner, depth + 1);
    }
  }

  /** Rather a new one, since there is more to be done with it. */
  pick<T>(dice: Dice, ids: readonly T[]): T | undefined {
    return dice.chance(0.7) ? ids.at(-1 - dice.below(Math.min(ids.length, 30))) : ids[dice.below(ids.length)];
  }
}

/** The request with some of its values replaced by others of their kind: well formed, and seldom what was meant. */
export function halfRight(request: Request, dice: Dice, ids: KnownIds): Request {
  const { params = {}, query, body, ...rest } = request;
  const vary = (value: Json): Json => (dice.chance(0.4) ? another(value, dice, ids) : value);
  const varied = (values: object): never =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, vary(value)])) as never;
  return {
    ...rest,
    params: varied(params),
    ...(query ? { query: varied(query) } : {}),
    ...(body === undefined ? {} : { body: varyBody(body, dice, ids) }),
  };
}

function varyBody(body: Json, dice: Dice, ids: KnownIds): Json {
  const share = dice.pick([0.05, 0.2, 0.5]);
  const isLeaf = (place: Place): boolean => typeof valueAt(body, place) !== 'object';
  return placesIn(body)
    .filter(place => place.length > 0 && dice.chance(share))
    .sort((a, b) => b.length - a.length)
    .reduce<Json>((varied, place) => {
      if (dice.chance(0.15)) return withValue(varied, place, undefined);
      return isLeaf(place) ? withValue(varied, place, another(valueAt(body, place), dice, ids)) : varied;
    }, body);
}

function another(value: Json, dice: Dice, ids: KnownIds): Json {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number' && value >= SMALLEST_ID) return ids.pick(dice, ids.numbers) ?? value;
  if (typeof value === 'number') return dice.pick(amounts);
  if (typeof value !== 'string') return dice.pick<Json>([null, 100, 'EUR']);
  if (UUID.test(value)) return ids.pick(dice, ids.uuids) ?? value;
  return /^[A-Z]{3}$/.test(value) ? dice.pick(codes) : dice.pick(words);
}
