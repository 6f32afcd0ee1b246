import type { Pace } from './lifecycle.ts';

/** How many cards of one profile may be in use or under way, and how many virtual ones may be ordered in a day. */
export interface CardLimits {
  readonly physical: number;
  readonly virtual: number;
  readonly virtualPerDay: number;
}

/** What is agreed on for a card program, where it differs from the program's own terms. */
export interface CardProgramTerms {
  readonly activation?: 'partner' | 'chip-and-pin';
  readonly requiresPin?: boolean;
  readonly convertsFreely?: boolean;
  readonly kiosk?: boolean;
}

/** What a partner answers to payments that are relayed to it. */
export interface RelayAnswer {
  /** `APPROVED`, or why not. */
  readonly responseCode: string;
  /** Whether Wise answers in the place of a partner that did not. */
  readonly fallback: boolean;
}

/** What cash costs on top, in units of the currency that is drawn. */
export interface CashFees {
  readonly byWise: number;
  readonly byMachine: number;
}

/** How a world behaves; part of its snapshot. */
export interface Settings {
  /** Which of the two ways of the API is spoken where documentation and recordings differ. */
  readonly dialect: 'contract' | 'recorded';
  /** Whether strong customer authentication is asked for: by profile country, always, or never. */
  readonly sca: 'auto' | 'always' | 'never';
  /** Whether a personal token may stand in for a user token, as it does in practice. */
  readonly tokens: 'lenient' | 'strict';
  /** What customers do on the page that asks for their consent: they are asked, or are taken to have answered. */
  readonly consent: 'ask' | 'approve' | 'deny';
  /** How moves made by Wise come about, for all lifecycles or by name. */
  readonly autoAdvance: Pace | { readonly [lifecycle: string]: Pace };
  /** Whether recipients made by calls are told of too; Wise tells only of those made on its own pages. */
  readonly recipientEvents: boolean;
  /** Whether businesses have somebody approve their payments, which a personal token cannot wait for. */
  readonly paymentApprovals: boolean;
  /** Whether a partner must name the account that a person it sends for has with it. */
  readonly originatorAccounts: 'optional' | 'required';
  /** What other banks keep of an international payout that comes back, in units of the currency it was paid in. */
  readonly swiftRefundCharge: number;
  /** Why a payout fails, where nobody says why. */
  readonly payoutFailure: string;
  readonly kyc: {
    /**
     * What reviews do: `on-request` asks unverified customers where a review is asked for, `require` has what they do
     * raise one as well and wait for it, and `auto-pass` asks nothing of anybody.
     */
    readonly mode: 'on-request' | 'require' | 'auto-pass';
    /** How long a review is new, while it is found out what is needed. */
    readonly newDelayMs: number;
    /** How long Wise looks at what a customer gives; null leaves it to the tester. */
    readonly autoVerifyMs: number | null;
    /** How long a hosted link works. */
    readonly linkLifetimeMs: number;
  };
  /** Evidence that every profile owes, by its key; a key that does not fit the kind of profile is owed by the others. */
  readonly requiredEvidences: readonly string[];
  /** Whether a dispute must answer what its reason asks for, or may be sent with any form at all. */
  readonly disputeForms: 'lenient' | 'strict';
  /** Which of the two documented lists of sub-statuses disputes are shown in. */
  readonly disputeSubStatuses: 'current' | 'legacy';
  readonly support: {
    /** Who answers cases: nobody, or an agent who answers, who asks for more before solving, or who solves at once. */
    readonly agent: 'off' | 'reply' | 'ask' | 'solve';
    /** How long the agent takes. */
    readonly replyAfterMs: number;
    /** Whether a case may be about anybody, or only about users and profiles that the application knows. */
    readonly references: 'any' | 'known';
  };
  /** Requests per second and per client; null for no limit. */
  readonly rateLimit: number | null;
  /** Added to every answer. */
  readonly latencyMs: number;
  readonly cards: {
    readonly limits: CardLimits;
    /** By the program's name. */
    readonly programs: Readonly<Record<string, CardProgramTerms>>;
    /** Machines that print cards. */
    readonly kiosks: readonly string[];
    /** Whether secrets of cards are sealed for everyone, and not only for those who ask for it. */
    readonly encryptedResponses: boolean;
    /** Null where the partner takes no part in deciding on payments. */
    readonly relay?: RelayAnswer | null;
    /** What simulated withdrawals cost. */
    readonly atmFee?: CashFees;
  };
  readonly webhooks: {
    readonly urlPolicy: 'local' | 'strict';
    readonly probeOnCreate: boolean;
    readonly mode: 'deliver' | 'hold' | 'duplicate' | 'shuffle';
  };
}

export const defaultSettings: Settings = {
  dialect: 'contract',
  sca: 'auto',
  tokens: 'lenient',
  consent: 'ask',
  autoAdvance: 'manual',
  recipientEvents: false,
  paymentApprovals: false,
  originatorAccounts: 'optional',
  swiftRefundCharge: 0,
  payoutFailure: 'WRONG_ACCOUNT_NUMBER',
  kyc: { mode: 'on-request', newDelayMs: 1_000, autoVerifyMs: null, linkLifetimeMs: 300_000 },
  requiredEvidences: [],
  disputeForms: 'lenient',
  disputeSubStatuses: 'current',
  support: { agent: 'off', replyAfterMs: 60_000, references: 'any' },
  rateLimit: null,
  latencyMs: 0,
  cards: {
    limits: { physical: 10, virtual: 30, virtualPerDay: 3 },
    programs: {},
    kiosks: ['WIS00001', 'WIS00002'],
    encryptedResponses: false,
    relay: null,
    atmFee: { byWise: 0, byMachine: 0 },
  },
  webhooks: { urlPolicy: 'local', probeOnCreate: false, mode: 'deliver' },
};

/** Settings as they were written down, with the usual ways in the place of those that were not known then. */
export function wholeSettings(written: Settings): Settings {
  const usual = Object.entries(defaultSettings).map(([name, way]) => [
    name,
    filled(way, written[name as keyof Settings]),
  ]);
  return { ...written, ...Object.fromEntries(usual) };
}

const filled = (usual: unknown, written: unknown): unknown =>
  written === undefined ? usual : isGroup(usual) && isGroup(written) ? { ...usual, ...written } : written;

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
