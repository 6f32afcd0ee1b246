import { type IndexDefinition, type Instant, type Money, table } from '../kernel/index.ts';

/** What kind of thing happened, as far as the sources here tell of it. */
export type ActivityType =
  | 'BALANCE_DEPOSIT'
  | 'BANK_DETAILS_ORDER'
  | 'BATCH_TRANSFER'
  | 'CARD_CHECK'
  | 'CARD_ORDER'
  | 'CARD_PAYMENT'
  | 'CASH_WITHDRAWAL'
  | 'DIRECT_DEBIT_TRANSACTION'
  | 'EXCESS_REFUND'
  | 'INTERBALANCE'
  | 'PREFUNDING_TRANSFER'
  | 'TRANSFER';

/** What it happened to. */
export type ResourceType =
  | 'BALANCE_TRANSACTION'
  | 'BANK_DETAILS_ORDER'
  | 'BATCH_TRANSFER'
  | 'CARD_ORDER'
  | 'CARD_TRANSACTION'
  | 'DIRECT_DEBIT_TRANSACTION'
  | 'TRANSFER';

/** How far it is. It follows the resource, and so has no lifecycle of its own. */
export type Phase = 'REQUIRES_ATTENTION' | 'IN_PROGRESS' | 'UPCOMING' | 'COMPLETED' | 'CANCELLED';

/** What a source tells of one thing; told again, it replaces what was told before. */
export interface Told {
  readonly profileId: number;
  readonly type: ActivityType;
  readonly resourceType: ResourceType;
  readonly resourceId: string;
  /** In plain words, e.g. a recipient's name. */
  readonly title: string;
  readonly description: string;
  /** What matters most to the profile: what arrives, or is paid. */
  readonly primary: Money | null;
  /** What it cost, where that is another amount. */
  readonly secondary: Money | null;
  /** Whether the profile gains by it. */
  readonly gain: boolean;
  readonly phase: Phase;
}

/** One line of a profile's feed: one thing of its money, as it stands now. */
export interface Activity extends Told {
  /** `30000001::TRANSFER::2148000001` */
  readonly id: string;
  /** Its place among those of one moment. */
  readonly number: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** What the feed may be narrowed by, beside the profile. */
interface Narrowing {
  readonly resourceType?: true;
  readonly phase?: true;
}

export interface FeedKey {
  readonly profileId: number;
  readonly resourceType?: string;
  readonly phase?: string;
}

/** `30000001:TRANSFER:`, an empty part for what is not narrowed by. */
export const feedKey = ({ profileId, resourceType = '', phase = '' }: FeedKey): string =>
  `${profileId}:${resourceType}:${phase}`;

const narrowed = (by: Narrowing): IndexDefinition<Activity> => ({
  key: ({ profileId, resourceType, phase }) =>
    feedKey({ profileId, resourceType: by.resourceType && resourceType, phase: by.phase && phase }),
  order: activity => activity.createdAt,
});

/** Each combination of filters has its index, so that a page costs a page. Rows of one moment stand by their number. */
export const activities = table<Activity>()('activities', {
  byProfile: narrowed({}),
  byResource: narrowed({ resourceType: true }),
  byPhase: narrowed({ phase: true }),
  byResourceAndPhase: narrowed({ resourceType: true, phase: true }),
});

export type ToldOf = Pick<Told, 'profileId' | 'resourceType' | 'resourceId'>;

export const activityId = ({ profileId, resourceType, resourceId }: ToldOf): string =>
  `${profileId}::${resourceType}::${resourceId}`;
