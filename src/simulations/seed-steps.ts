import type { Faker } from '@faker-js/faker';
import { type Actor, authenticate, requireUser } from '../state/access/index.ts';
import {
  type Balance,
  balancesOf,
  findStandardBalance,
  openBalance,
  setOverdraft,
  topUp,
} from '../state/balances/index.ts';
import { fundFromBalance } from '../state/funding/index.ts';
import { type Instant, later, type Money, minutes, nextUuid, parseAmount, type World } from '../state/kernel/index.ts';
import type { TransferMove, TransferStatus } from '../state/lifecycles/transfer.ts';
import { moveBetweenBalances } from '../state/movements/index.ts';
import { findProfile, profilesOf } from '../state/profiles/index.ts';
import { createQuote, grantDiscount, setPartnerTerms } from '../state/quotes/index.ts';
import { orderDetails } from '../state/receiving/index.ts';
import { createRecipient, findRecipient } from '../state/recipients/index.ts';
import { uploadSigningKey } from '../state/sca/index.ts';
import { createTransfer, findTransfer, setTransferTerms, type Transfer } from '../state/transfers/index.ts';
import { letArrive } from './arrivals.ts';
import { generatePerson } from './people.ts';
import type { SeedStep, WhichProfile } from './seed-document.ts';

/** Who takes part, by the names the document uses. */
export interface Cast {
  readonly faker: Faker | undefined;
  readonly recipients: Map<string, number>;
}

type StepOf<Do extends SeedStep['do']> = Extract<SeedStep, { readonly do: Do }>;

/** A step's surroundings: everything happens at one instant, unless the step itself takes time. */
interface Scene {
  readonly world: World;
  readonly actor: Actor;
  readonly cast: Cast;
  readonly profileId: number;
  readonly at: Instant;
}

/** Plays one step at its time; what fell due until then has happened before. */
export function playStep(world: World, cast: Cast, step: SeedStep, at: Instant): void {
  world.catchUp(at);
  const actor = authenticate(world, 'localwise-user-token');
  const scene = { world, actor, cast, at, profileId: profileOf(world, actor, step.profile) };
  (players[step.do] as (scene: Scene, step: SeedStep) => void)(scene, step);
}

function profileOf(world: World, actor: Actor, which: WhichProfile): number {
  const profile = profilesOf(world, actor).find(({ type }) => type === which);
  if (!profile) throw new Error(`the seeded user has no ${which} profile`);
  return profile.id;
}

const act = <T>({ world, at }: Scene, work: () => T, after = 0): T =>
  world.transact({ kind: 'seed' }, work, later(at, after));

function amountOf(value: number, currency: string): Money {
  const amount = parseAmount(value, currency);
  if (!amount) throw new Error(`the seed's ${value} ${currency} is no amount`);
  return amount;
}

function standard({ world, profileId }: Scene, currency: string): Balance {
  const balance = findStandardBalance(world, profileId, currency);
  if (!balance) throw new Error(`the seed uses a ${currency} balance that it did not open`);
  return balance;
}

function open(scene: Scene, { currency }: StepOf<'open-balance'>): void {
  const wish = { currency, type: 'STANDARD', name: null, icon: null } as const;
  act(scene, () => openBalance(scene.world, scene.actor, scene.profileId, wish));
}

function openJar(scene: Scene, { currency, name, icon }: StepOf<'open-jar'>): void {
  const wish = { currency, type: 'SAVINGS', name, icon: { type: 'EMOJI', value: icon } } as const;
  act(scene, () => openBalance(scene.world, scene.actor, scene.profileId, wish));
}

function add(scene: Scene, { currency, amount, channel }: StepOf<'top-up'>): void {
  const { world, actor, profileId } = scene;
  const wish = { profileId, balanceId: standard(scene, currency).id, amount: amountOf(amount, currency), channel };
  act(scene, () => topUp(world, actor, wish));
}

function discount({ world, profileId, at }: Scene, { currency, amount }: StepOf<'grant-discount'>): void {
  world.transact({ kind: 'seed' }, () => grantDiscount(world, profileId, amountOf(amount, currency)), at);
}

function grant(scene: Scene, { currency, amount }: StepOf<'grant-overdraft'>): void {
  act(scene, () => setOverdraft(scene.world, scene.profileId, amountOf(amount, currency)));
}

function save(scene: Scene, { currency, amount, jar }: StepOf<'save'>): void {
  const { world, actor, profileId } = scene;
  const target = [...balancesOf(world, profileId)].find(({ name }) => name === jar);
  if (!target) throw new Error(`the seed saves into a jar ${jar} that it did not open`);
  const wish = {
    sourceBalanceId: standard(scene, currency).id,
    targetBalanceId: target.id,
    amount: amountOf(amount, currency),
  };
  act(scene, () => moveBetweenBalances(world, actor, profileId, wish));
}

type Payee = Pick<StepOf<'add-recipient'>, 'as' | 'currency' | 'type' | 'name' | 'details'>;

function meet(scene: Scene, { as, currency, type, name, details }: Payee): void {
  const { world, actor, cast, profileId } = scene;
  const wish = { profileId, currency, type, name, details, ownedByCustomer: false, refund: false };
  cast.recipients.set(as, act(scene, () => createRecipient(world, actor, wish)).id);
}

/** Its people are drawn from the world's chance, so that the same seed knows the same people. */
function meetSome(scene: Scene, { currency, count }: StepOf<'generate-recipients'>): void {
  const { faker } = scene.cast;
  if (!faker) throw new Error('the maker of names was not loaded');
  for (let i = 0; i < count; i++) {
    const person = act(scene, () => generatePerson(scene.world, faker, currency));
    meet(scene, { ...person, as: `generated ${currency} ${i}`, currency });
  }
}

function agree(scene: Scene, { kinds }: StepOf<'agree-on-transfers'>): void {
  const { world, profileId } = scene;
  const clientId = findProfile(world, profileId)?.clientId;
  if (clientId) act(scene, () => setTransferTerms(world, clientId, kinds));
}

function orderNumbers(scene: Scene, { currency }: StepOf<'order-account-details'>): void {
  act(scene, () => orderDetails(scene.world, scene.actor, scene.profileId, currency));
}

function receive(scene: Scene, { currency, amount, from: sender, reference }: StepOf<'receive'>): void {
  const { world, profileId } = scene;
  const wish = { profileId, account: null, rail: 'LOCAL', sender, reference } as const;
  act(scene, () => letArrive(world, { ...wish, amount: amountOf(amount, currency) }));
}

function agreeOnPricing(scene: Scene, { do: _, daysAgo, profile, ...changes }: StepOf<'agree-on-pricing'>): void {
  const { world, profileId } = scene;
  const clientId = findProfile(world, profileId)?.clientId;
  if (clientId) act(scene, () => setPartnerTerms(world, clientId, changes));
}

/** How a transfer comes to each status, and what is done on the way; `fund` pays it out of a balance. */
const waysTo: Readonly<Record<TransferStatus, readonly (TransferMove | 'fund')[]>> = {
  incoming_payment_waiting: [],
  incoming_payment_initiated: ['announce'],
  processing: ['fund'],
  funds_converted: ['fund', 'convert'],
  outgoing_payment_sent: ['fund', 'convert', 'payOut'],
  bounced_back: ['fund', 'convert', 'payOut', 'bounce'],
  funds_refunded: ['fund', 'convert', 'payOut', 'bounce', 'refund'],
  cancelled: ['cancel'],
  charged_back: ['receive', 'chargeBack'],
};

function send(scene: Scene, step: StepOf<'send'>): void {
  const transfer = act(scene, () => order(scene, step));
  for (const [i, way] of waysTo[step.until].entries())
    act(scene, () => go(scene.world, transfer.id, way), minutes(10 * (i + 1)));
}

function go(world: World, id: number, way: TransferMove | 'fund'): void {
  const transfer = findTransfer(world, id);
  if (way !== 'fund') world.company.machine('transfer').verbs[way]?.(world, id, {});
  else if (transfer && fundFromBalance(world, transfer).outcome === 'rejected')
    throw new Error('the seed spends what it does not have');
}

function order({ world, actor, cast, profileId }: Scene, { from, amount, to, reference }: StepOf<'send'>): Transfer {
  const recipient = findRecipient(world, cast.recipients.get(to) ?? 0);
  if (!recipient) throw new Error(`the seed pays ${to}, whom it did not add`);
  const quote = createQuote(world, actor, profileId, {
    sourceCurrency: from,
    targetCurrency: recipient.currency,
    sourceAmount: amount,
    targetAmount: null,
    recipientId: recipient.id,
    contactId: null,
    payOut: null,
    preferredPayIn: 'BALANCE',
    transferNature: null,
    pricing: null,
  });
  return createTransfer(world, actor, {
    recipientId: recipient.id,
    quoteId: quote.id,
    customerTransactionId: nextUuid(world),
    sourceRecipientId: null,
    details: { reference },
  });
}

const upload = (scene: Scene, { pem }: StepOf<'upload-public-key'>): void => {
  act(scene, () => uploadSigningKey(scene.world, requireUser(scene.actor).userId, pem));
};

const players: { readonly [Do in SeedStep['do']]: (scene: Scene, step: StepOf<Do>) => void } = {
  'open-balance': open,
  'open-jar': openJar,
  'top-up': add,
  'grant-discount': discount,
  'grant-overdraft': grant,
  save,
  'add-recipient': meet,
  'generate-recipients': meetSome,
  'order-account-details': orderNumbers,
  receive,
  'agree-on-transfers': agree,
  'agree-on-pricing': agreeOnPricing,
  send,
  'upload-public-key': upload,
};
