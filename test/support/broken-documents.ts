import { Dice } from './chance.ts';

/** A change somebody may have made to a document by hand, or a fault of a disk. */
export interface Spoilt {
  readonly what: string;
  readonly document: unknown;
}

type Holder = Record<string | number, unknown>;

interface Place {
  readonly path: string;
  readonly holder: Holder;
  readonly key: string | number;
}

const strange: readonly unknown[] = [
  null,
  -1,
  0,
  1.5,
  1e15,
  2 ** 53,
  1e308,
  '',
  'ABC',
  '2148000001',
  'no-such-thing',
  true,
  [],
  {},
  [null],
  { id: 1 },
];

/** Spoils one place of a document, in a row of some table more often than elsewhere. */
export function spoil(text: string, seed: string): Spoilt {
  const dice = new Dice(seed);
  const document = JSON.parse(text) as Holder;
  const place = pick(document, dice);
  const before = place.holder[place.key];
  const how = dice.below(8);
  if (how === 0) return { what: `${place.path} left out`, document: without(document, place) };
  if (how === 1) return { what: `${place.path} said twice`, document: twice(document, place) };
  if (how === 2) return { what: `${place.path} with the key __proto__`, document: withProto(document, place) };
  const value =
    how === 3 && typeof before === 'number' ? -before : how === 4 ? other(document, dice) : dice.pick(strange);
  place.holder[place.key] = value;
  return { what: `${place.path} ${short(before)} as ${short(value)}`, document };
}

const short = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 60);

/** Goes down from the top, and stops somewhere on the way. */
function pick(document: Holder, dice: Dice): Place {
  let place: Place = dice.chance(0.15) ? at(document, '', dice) : inRow(document, dice);
  while (isHolder(place.holder[place.key]) && dice.chance(0.75)) {
    const inner = place.holder[place.key] as Holder;
    if (Object.keys(inner).length === 0) break;
    place = at(inner, place.path, dice);
  }
  return place;
}

function inRow(document: Holder, dice: Dice): Place {
  const tables = document.tables as Record<string, [Holder, unknown[]][]>;
  const name = dice.pick(Object.keys(tables));
  const i = dice.below(tables[name]?.length ?? 0);
  const entry = tables[name]?.[i] as unknown as Holder;
  return dice.chance(0.1)
    ? at(entry, `tables.${name}.${i}`, dice)
    : at(entry[0] as Holder, `tables.${name}.${i}.0`, dice);
}

function at(holder: Holder, path: string, dice: Dice): Place {
  const key = dice.pick(Object.keys(holder));
  return { holder, key, path: path === '' ? key : `${path}.${key}` };
}

const isHolder = (value: unknown): boolean => typeof value === 'object' && value !== null;

function without(document: Holder, { holder, key }: Place): unknown {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  return document;
}

function twice(document: Holder, { holder, key }: Place): unknown {
  if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
  else holder[`${key}2`] = holder[key];
  return document;
}

const withProto = (document: Holder, { holder, key }: Place): unknown => {
  if (Array.isArray(holder)) holder[Number(key)] = JSON.parse('{"__proto__": {"status": "ACTIVE"}}');
  else Object.defineProperty(holder, '__proto__', { value: { polluted: true }, enumerable: true });
  return document;
};

/** A value that stands somewhere else: an id of another thing, a status of another kind. */
function other(document: Holder, dice: Dice): unknown {
  const { holder, key } = inRow(document, dice);
  return structuredClone(holder[key]);
}
