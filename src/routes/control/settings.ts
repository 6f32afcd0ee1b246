import type { FastifyPluginAsync } from 'fastify';
import { relayRefusals } from '../../state/card-payments/index.ts';
import { isProgram } from '../../state/cards/index.ts';
import type { CardProgramTerms, CashFees, Pace, RelayAnswer, Settings, World } from '../../state/kernel/index.ts';
import { failureCodes } from '../../state/transfers/index.ts';
import { evidenceKeysOf } from '../../state/verification/index.ts';
import {
  listOf,
  orNull,
  type Reader,
  readFields,
  recordOf,
  required,
  text,
  toggle,
  Unfit,
  whole,
  within,
  word,
} from './body.ts';
import type { ControlOptions } from './options.ts';

const LONGEST_LATENCY_MS = 60_000;
/** A year. */
const LONGEST_REPLY_MS = 31_536_000_000;
const HIGHEST_RATE = 1_000_000;
const HIGHEST_CHARGE = 1_000_000;
/** A year. */
const LONGEST_REVIEW_MS = 31_536_000_000;

/** How this world behaves. */
export const settingsRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.get('/settings', { config }, async ({ world }) => world.settings);
  app.post('/settings', { config }, async ({ world, body }) => world.changeSettings(readSettings(world, body)));
};

/** The world whose settings are read, or what there is of one that is yet to be made. */
type Judged = Pick<World, 'company' | 'settings'>;

/** @throws Refusal `request.malformed`, naming every setting that is unknown or out of range */
export function readSettings(world: Judged, body: unknown, before: Settings = world.settings): Partial<Settings> {
  const { webhooks, kyc, support, cards, ...settings } = readFields(body, {
    dialect: word('contract', 'recorded'),
    sca: word('auto', 'always', 'never'),
    tokens: word('lenient', 'strict'),
    consent: word('ask', 'approve', 'deny'),
    autoAdvance: paces(world),
    recipientEvents: toggle,
    paymentApprovals: toggle,
    originatorAccounts: word('optional', 'required'),
    swiftRefundCharge: within(0, HIGHEST_CHARGE),
    payoutFailure: word(...failureCodes),
    requiredEvidences: evidences,
    kyc: readKyc,
    disputeForms: word('lenient', 'strict'),
    disputeSubStatuses: word('current', 'legacy'),
    support: readSupport,
    rateLimit: orNull(whole(1, HIGHEST_RATE)),
    latencyMs: whole(0, LONGEST_LATENCY_MS),
    cards: readCards(before),
    webhooks: readWebhooks,
  });
  return {
    ...settings,
    ...(webhooks && { webhooks: { ...before.webhooks, ...webhooks } }),
    ...(kyc && { kyc: { ...before.kyc, ...kyc } }),
    ...(cards && { cards: { ...before.cards, ...cards } }),
    ...(support && { support: { ...before.support, ...support } }),
  };
}

const readSupport = (value: unknown): Partial<Settings['support']> =>
  readFields(value, {
    agent: word('off', 'reply', 'ask', 'solve'),
    replyAfterMs: whole(0, LONGEST_REPLY_MS),
    references: word('any', 'known'),
  });

const readWebhooks = (value: unknown): Partial<Settings['webhooks']> =>
  readFields(value, {
    urlPolicy: word('local', 'strict'),
    probeOnCreate: toggle,
    mode: word('deliver', 'hold', 'duplicate', 'shuffle'),
  });

const readKyc = (value: unknown): Partial<Settings['kyc']> =>
  readFields(value, {
    mode: word('on-request', 'require', 'auto-pass'),
    newDelayMs: whole(0, LONGEST_REVIEW_MS),
    autoVerifyMs: orNull(whole(0, LONGEST_REVIEW_MS)),
    linkLifetimeMs: whole(1_000, LONGEST_REVIEW_MS),
  });

const evidences: Reader<readonly string[]> = value => {
  const known = [...new Set([...evidenceKeysOf('personal'), ...evidenceKeysOf('business')])];
  return listOf(word(...known))(value);
};

const MOST_CARDS = 1_000_000;
const cardCount = whole(0, MOST_CARDS);

/** What is not said of cards stays as it was. */
const readCards =
  ({ cards }: Settings): Reader<Partial<Settings['cards']>> =>
  value => {
    const { limits, ...others } = readFields(value, {
      limits: read => readFields(read, { physical: cardCount, virtual: cardCount, virtualPerDay: cardCount }),
      programs: readPrograms,
      kiosks: listOf(text),
      encryptedResponses: toggle,
      relay: orNull(readRelay),
      atmFee: readCashFees,
    });
    return { ...others, ...(limits ? { limits: { ...cards.limits, ...limits } } : {}) };
  };

const readRelay = (value: unknown): RelayAnswer => {
  const { responseCode, fallback = false } = readFields(value, {
    responseCode: word('APPROVED', ...relayRefusals),
    fallback: toggle,
  });
  return { responseCode: required(responseCode, 'cards.relay.responseCode'), fallback };
};

const cashFee = within(0, HIGHEST_CHARGE);

const readCashFees = (value: unknown): CashFees => {
  const { byWise = 0, byMachine = 0 } = readFields(value, { byWise: cashFee, byMachine: cashFee });
  return { byWise, byMachine };
};

const readTerms = (value: unknown): CardProgramTerms =>
  readFields(value, {
    activation: word('partner', 'chip-and-pin'),
    requiresPin: toggle,
    convertsFreely: toggle,
    kiosk: toggle,
  });

function readPrograms(value: unknown): Settings['cards']['programs'] {
  const terms = Object.entries(recordOf(value)).map(([name, wish]) => {
    if (!isProgram(name)) throw new Unfit(`names ${name}, which is no card program`);
    return [name, readTerms(wish)];
  });
  return Object.fromEntries(terms);
}

const pace = word('immediate', 'clock', 'manual');

/** One pace for everything, or one for each lifecycle by its name. */
const paces =
  ({ company }: Judged): Reader<Settings['autoAdvance']> =>
  value => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return pace(value);
    const known = company.machines.map(({ lifecycle }) => lifecycle.name);
    const read: Record<string, Pace> = {};
    for (const [name, wish] of Object.entries(value)) {
      if (!known.includes(name)) throw new Unfit(`names the lifecycle ${name}; there are ${known.join(', ')}`);
      read[name] = pace(wish);
    }
    return read;
  };
