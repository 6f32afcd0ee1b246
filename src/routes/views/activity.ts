import type { Operations } from '../../contract/generated/operations.ts';
import type * as schemas from '../../contract/generated/schemas.ts';
import type { Activity, FeedPage, FeedQuery, Seen } from '../../state/activities/index.ts';
import { fractionDigits, instant, type Money, refuse, toUnits } from '../../state/kernel/index.ts';
import { showMillis } from './dates.ts';
import { readMoment } from './moments.ts';

type Query = Operations['activityList']['request']['query'];

const USUAL_SIZE = 10;

/** @throws Refusal `activity.bad-cursor`, `activity.bad-moment` */
export const readFeedQuery = (profileId: number, query: Query): FeedQuery => ({
  profileId,
  resourceType: query.monetaryResourceType ?? null,
  phase: query.status ?? null,
  since: readDate(query.since, 'since'),
  until: readDate(query.until, 'until'),
  after: query.nextCursor ? readCursor(query.nextCursor) : null,
  size: query.size ?? USUAL_SIZE,
});

function readDate(text: string | undefined, path: string): FeedQuery['since'] {
  if (text === undefined) return null;
  const at = readMoment(text);
  return at === undefined ? refuse('activity.bad-moment', { path, arguments: [path, text] }) : instant(at);
}

/** The number in a cursor: a rank that is always the same, the moment in milliseconds, and a place in that moment. */
const RANK = '10000';
const PLACES = 7;
const CURSOR = new RegExp(`^\\["PRIORITY",${RANK}(\\d{13,15})(\\d{${PLACES}})\\]$`);

/** Greater than any number can hold exactly, and so written digit by digit. */
const showCursor = ({ createdAt, number }: Activity): string =>
  encode(`["PRIORITY",${RANK}${String(createdAt).padStart(13, '0')}${String(number).padStart(PLACES, '0')}]`);

/** @throws Refusal `activity.bad-cursor` for what no page has ended with */
function readCursor(cursor: string): Seen {
  const [, at, number] = CURSOR.exec(decode(cursor)) ?? refuse('activity.bad-cursor', { path: 'nextCursor' });
  return { at: instant(Number(at)), number: Number(number) };
}

const encode = (text: string): string => Buffer.from(text).toString('base64');
const decode = (text: string): string => Buffer.from(text, 'base64').toString();

export const showFeed = ({ items, more }: FeedPage): Operations['activityList']['replies'][200] => {
  const last = items.at(-1);
  return { cursor: more && last ? showCursor(last) : null, activities: items.map(showActivity) };
};

const showActivity = (activity: Activity): schemas.Activity => ({
  id: encode(`MONETARY_ACTIVITY::${activity.id}`),
  type: activity.type,
  resource: { type: activity.resourceType, id: activity.resourceId },
  title: `<strong>${plain(activity.title)}</strong>`,
  description: plain(activity.description),
  primaryAmount: showPrimary(activity),
  secondaryAmount: activity.secondary ? showAmount(activity.secondary) : '',
  status: activity.phase,
  createdOn: showMillis(activity.createdAt),
  updatedOn: showMillis(activity.updatedAt),
});

/** What people typed must not be taken for the tags of a title. */
const plain = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function showPrimary({ primary, gain }: Activity): string {
  if (!primary) return '';
  return gain ? `<positive>+ ${showAmount(primary)}</positive>` : showAmount(primary);
}

/**
 * `1.50 SGD`, `150 JPY`
 * @assumed whole amounts are written without decimals, and no thousands are set apart
 */
function showAmount(amount: Money): string {
  const units = toUnits(amount);
  const digits = Number.isInteger(units) ? 0 : fractionDigits(amount.currency);
  return `${units.toFixed(digits)} ${amount.currency}`;
}
