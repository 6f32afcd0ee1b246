import { refuse } from '../../state/kernel/index.ts';
import { readId } from './ids.ts';

type Headers = Readonly<Record<string, unknown>>;

const CARD = 'x-tw-twcard-card-token';
const ORDER = 'x-tw-twcard-order-id';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The card that a request names beside its path.
 * @throws Refusal `request.malformed` when it is missing, or no UUID
 */
export function readCardToken(headers: Headers): string {
  const token = headers[CARD];
  if (typeof token !== 'string' || token === '') return malformed('NotNull', 'must not be null', CARD);
  return UUID.test(token) ? token : malformed('NOT_VALID', 'must be a UUID', CARD);
}

/**
 * The order that a request names beside its path.
 * @throws Refusal `request.malformed` when it is missing, or no number
 */
export function readOrderId(headers: Headers): number {
  const id = headers[ORDER];
  if (typeof id !== 'string' || id === '') return malformed('NotNull', 'must not be null', ORDER);
  return (/^\d+$/.test(id) ? readId(id) : null) ?? malformed('NOT_VALID', 'must be a number', ORDER);
}

const malformed = (code: string, message: string, path: string): never =>
  refuse('request.malformed', { problems: [{ code, message, path }] });

/**
 * A PIN as it was sealed. How it is written is not published: alone, or as the one value of an object that could be one.
 * @returns empty where there is none
 * @assumed so, since the example is too long for four digits and too short for much else
 */
export function readPin(opened: string | undefined): string {
  const text = opened?.trim() ?? '';
  if (isPin(text)) return text;
  const pins = valuesOf(text).map(String).filter(isPin);
  return pins.length === 1 ? (pins[0] ?? '') : '';
}

const isPin = (text: string): boolean => /^\d{4}$/.test(text);

function valuesOf(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Object.values(value) : [value];
  } catch {
    return [];
  }
}
