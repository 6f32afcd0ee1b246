import type { World } from '../kernel/index.ts';
import { factorsFor, findPhoneNumber } from './find.ts';
import type { ChallengeType, FactorKind, OneTimeToken } from './record.ts';
import { signingKeysOf } from './signing-keys.ts';

/** One of the things a customer must do before a one-time token is ready. */
export interface Challenge {
  readonly primary: ChallengeType;
  /** Any one of these does instead. */
  readonly alternatives: readonly ChallengeType[];
  readonly passed: boolean;
}

interface Category {
  /** What of it the customer can be asked for; the first is asked first. */
  readonly types: readonly ChallengeType[];
}

/** What one knows, what one has, what one is. Two passed challenges must be of different categories. */
const categories: readonly Category[] = [
  { types: ['PIN'] },
  { types: ['PARTNER_DEVICE_FINGERPRINT', 'SMS', 'WHATSAPP', 'VOICE'] },
  { types: ['FACE_MAP'] },
];

const WANTED = 2;

/**
 * What a one-time token asks for, with what of it is passed. It follows from what is enrolled now, so that a customer
 * who enrols on the way can go on with the same token, and nothing that was passed is asked for again.
 * @source ottStatusGet; the sca-over-api guide
 * @assumed two challenges of different categories, whatever the risk. A third category stands in for either. Where fewer
 * than two are enrolled, what is missing is asked for all the same and cannot be passed until it is there.
 */
export function challengesOf(world: World, token: OneTimeToken): readonly Challenge[] {
  const isOver = token.status === 'READY' || token.status === 'CONSUMED';
  if (token.personal && signingKeysOf(world, token.userId).length > 0) {
    return [{ primary: 'SIGNATURE', alternatives: [], passed: isOver }];
  }
  const asked = askFor(availableTo(world, token));
  const entries = mark(asked, token.passed);
  return isOver ? entries.map(entry => ({ ...entry, passed: true })) : entries;
}

/** Whether a token asks for this type, at first or as an alternative. */
export const asksFor = (world: World, token: OneTimeToken, type: ChallengeType): boolean =>
  challengesOf(world, token).some(({ primary, alternatives }) => primary === type || alternatives.includes(type));

/** The categories with what of them is enrolled; what was passed stays, though it may have been forgotten since. */
function availableTo(world: World, { userId, profileId, passed }: OneTimeToken): Category[] {
  const phone = findPhoneNumber(world, userId) !== undefined;
  const isThere = (type: ChallengeType): boolean =>
    passed.includes(type) ||
    (isFactor(type) ? factorsFor(world, userId, profileId, type).length > 0 : phone && type !== 'SIGNATURE');
  return categories.map(({ types }) => ({ types: types.filter(isThere) }));
}

const isFactor = (type: ChallengeType): type is FactorKind =>
  type === 'PIN' || type === 'FACE_MAP' || type === 'PARTNER_DEVICE_FINGERPRINT';

function askFor(available: readonly Category[]): Challenge[] {
  const present = available.filter(({ types }) => types.length > 0);
  const missing = categories.filter((_, i) => available[i]?.types.length === 0);
  const chosen = [...present, ...missing.map(({ types }) => ({ types: types.slice(0, 1) }))].slice(0, WANTED);
  const fallback = present.slice(WANTED).flatMap(({ types }) => types);
  return chosen.flatMap(({ types: [primary, ...rest] }) =>
    primary === undefined ? [] : [{ primary, alternatives: [...rest, ...fallback], passed: false }],
  );
}

/** Each category passed closes one challenge: its own, or else the first that it may stand in for. */
function mark(asked: readonly Challenge[], passed: readonly ChallengeType[]): Challenge[] {
  const entries = [...asked];
  const close = (at: number): void => {
    const entry = entries[at];
    if (entry) entries[at] = { ...entry, passed: true };
  };
  const shown = categories.filter(({ types }) => types.some(type => passed.includes(type)));
  const ownOf = ({ types }: Category): number => entries.findIndex(({ primary }) => types.includes(primary));
  for (const category of shown) close(ownOf(category));
  for (const category of shown.filter(each => ownOf(each) < 0)) {
    close(entries.findIndex(entry => !entry.passed && category.types.some(type => entry.alternatives.includes(type))));
  }
  return entries;
}
