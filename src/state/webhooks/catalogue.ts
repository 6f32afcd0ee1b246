/** At which level an event can be subscribed to: for one profile, or for everything an application brought in. */
export type Level = 'application' | 'profile';

export interface EventRow {
  readonly levels: readonly Level[];
  /** Versions of the payload's schema, oldest first. */
  readonly schemas: readonly string[];
  /** Versions that are in no list of the documentation, yet are asked for by programs in the field. */
  readonly alsoTaken?: readonly string[];
  /** Where in the payload stands what a receiver sorts by; null where only the time of sending is left. */
  readonly orderedBy: string | null;
  /** Since which schema it is also told of small changes, after which the state is the same. */
  readonly minorSince?: string;
  /** What it is told on, where no lifecycle announces it. */
  readonly when?: string;
}

const both = ['profile', 'application'] as const;
const application = ['application'] as const;
const twoAndFour = ['2.0.0', '4.0.0'] as const;

/**
 * Every event there is, with who may subscribe to it and in which schema. This table is the one place that knows.
 * @source webhooks of the contract; webhook event reference
 * @assumed the additional versions are delivered like the nearest listed one
 */
export const catalogue = {
  'transfers#state-change': { levels: both, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'transfers#active-cases': {
    levels: both,
    schemas: twoAndFour,
    orderedBy: null,
    when: 'a problem of a transfer comes up, or is solved',
  },
  'transfers#payout-failure': {
    levels: both,
    schemas: ['2.0.0', '4.0.0', '5.0.0'],
    orderedBy: 'occurred_at',
    when: 'a payout attempt fails, and so with every transfer that bounces back',
  },
  'transfers#refund': {
    levels: both,
    schemas: twoAndFour,
    alsoTaken: ['1.0.0'],
    orderedBy: 'occurred_at',
    when: 'the sender of a transfer has the money back',
  },
  'balances#credit': {
    levels: ['profile'],
    schemas: twoAndFour,
    alsoTaken: ['3.0.0'],
    orderedBy: 'occurred_at',
    when: 'money comes onto a balance',
  },
  'balances#update': {
    levels: both,
    schemas: ['2.1.0', '2.2.0', '3.0.0', '4.0.0'],
    alsoTaken: ['2.0.0'],
    orderedBy: 'step_id',
    when: 'a balance moves, in either direction',
  },
  'balances#account-state-change': {
    levels: application,
    schemas: twoAndFour,
    orderedBy: 'occurred_at',
    when: 'an account gets its first balance, or loses its last one',
  },
  'account-details-payment#state-change': { levels: both, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'account-details-order#order-state-change': {
    levels: application,
    schemas: twoAndFour,
    orderedBy: 'modification_time',
  },
  'incoming-transfer#credited': {
    levels: both,
    schemas: ['4.0.0'],
    orderedBy: 'occurred_at',
    when: 'money that somebody sent is on a balance',
  },
  'swift-in#credit': {
    levels: both,
    schemas: ['3.0.0', '4.0.0', '4.1.0', '4.2.0'],
    orderedBy: 'occurred_at',
    when: 'the money of a Swift message is on a balance',
  },
  'swift#message-received': {
    levels: both,
    schemas: ['4.0.0'],
    orderedBy: 'occurred_at',
    when: 'a Swift message has come in',
  },
  'hold-limit-breach#update': { levels: both, schemas: ['4.0.0'], orderedBy: 'occurred_at' },
  'batch-payment-initiations#state-change': { levels: application, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'bulk-settlement#payment-received': {
    levels: application,
    schemas: ['2.0.0', '3.0.0', '4.0.0'],
    orderedBy: 'occurred_at',
  },
  'profiles#verification-state-change': { levels: application, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'profiles#cdd-check-state-change': { levels: application, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'profiles#state-change': { levels: application, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'profiles#overdraft-limit-threshold': {
    levels: application,
    schemas: twoAndFour,
    orderedBy: null,
    when: 'a profile comes to use seven tenths of its overdraft, once an hour at most',
  },
  'users#state-change': { levels: application, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'kyc-reviews#state-change': {
    levels: application,
    schemas: ['2.0.0', '4.0.0', '5.0.0'],
    orderedBy: 'resource.updatedAt',
    minorSince: '5.0.0',
  },
  'recipients#state-change': { levels: both, schemas: ['4.0.0'], orderedBy: 'resource.occurred_at' },
  'cards#transaction-state-change': {
    levels: application,
    schemas: ['2.0.0', '2.1.0', '4.0.0'],
    orderedBy: 'occurred_at',
  },
  'cards#card-status-change': { levels: application, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'cards#card-order-status-change': { levels: application, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'cards#card-production-status-change': { levels: application, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'cards#3ds-challenge': { levels: application, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'cards#manual-provisioning-verification': {
    levels: application,
    schemas: ['2.0.0'],
    orderedBy: 'creation_time',
    when: 'a card is typed into a wallet',
  },
  'transaction-disputes#update': { levels: application, schemas: twoAndFour, orderedBy: 'occurred_at' },
  'partner-support#case-changed': {
    levels: application,
    schemas: ['2.0.0', '4.0.0', '5.0.0'],
    orderedBy: 'occurred_at',
  },
} as const satisfies Record<string, EventRow>;

export type EventType = keyof typeof catalogue;

/** What is told to an address that was agreed on, and that nobody subscribes to. */
export type ToldType = EventType | 'payout#create';

export const eventTypes = Object.keys(catalogue) as EventType[];

/** Older spellings that are still sent: taken as input, stored and sent in today's. */
const aliases: Readonly<Record<string, EventType>> = {
  'kyc-review#state-change': 'kyc-reviews#state-change',
  'balances#account-state-changed': 'balances#account-state-change',
};

/** The event of this name, in either spelling. */
export function eventTypeOf(name: string): EventType | undefined {
  if (Object.hasOwn(catalogue, name)) return name as EventType;
  return Object.hasOwn(aliases, name) ? aliases[name] : undefined;
}

export const isOfferedAt = (type: EventType, level: Level): boolean => {
  const { levels }: EventRow = catalogue[type];
  return levels.includes(level);
};

/** The version that a newcomer would choose. */
export const newestSchema = (type: EventType): string => {
  const { schemas }: EventRow = catalogue[type];
  return schemas.at(-1) ?? '';
};

/** Whether a change after which the state is the same is told in this schema. */
export const tellsMinor = (type: EventType, schema: string): boolean => {
  const { schemas, minorSince }: EventRow = catalogue[type];
  return minorSince === undefined || schemas.indexOf(schema) >= schemas.indexOf(minorSince);
};

export const hasSchema = (type: EventType, schema: string): boolean => {
  const { schemas, alsoTaken = [] }: EventRow = catalogue[type];
  return schemas.includes(schema) || alsoTaken.includes(schema);
};
