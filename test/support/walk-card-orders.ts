import {
  activateCard,
  cardOrders,
  cards,
  changeCardStatus,
  changeOrderStatus,
  countPin,
  findCard,
  findProduction,
  forgetWrongPins,
  isLive,
  isVirtual,
  orderCard,
  type PermissionType,
  proveByChipAndPin,
  requestProduction,
  setRequirement,
  switchPermissions,
} from '../../src/state/cards/index.ts';
import { days, hours, later, seconds } from '../../src/state/kernel/index.ts';
import { revokeVerification, verifyProfile } from '../../src/state/profiles/index.ts';
import { answerProvisioning, askForProvisioning, paymentTokens } from '../../src/state/wallets/index.ts';
import type { Bench } from './bench.ts';
import { address, COMPANY_PHYSICAL, COMPANY_VIRTUAL, PHYSICAL, VIRTUAL } from './card-calls.ts';
import type { Rng, WalkPart, WalkVerb } from './walk.ts';

const programs = [VIRTUAL, PHYSICAL, COMPANY_PHYSICAL, COMPANY_VIRTUAL];
const types: readonly PermissionType[] = ['ECOM', 'POS_CHIP', 'POS_CONTACTLESS', 'MOBILE_WALLETS'];

const aCard = ({ world }: Bench, rng: Rng) => rng.pick([...world.table(cards).all()]);
const anOrder = ({ world }: Bench, rng: Rng) => rng.pick([...world.table(cardOrders).all()]);

function order(bench: Bench, rng: Rng): void {
  const old = rng.chance(4) ? aCard(bench, rng) : undefined;
  orderCard(bench.world, bench.ada, rng.chance(2) ? bench.personal : bench.business, {
    program: old?.program.name ?? rng.pick(programs) ?? '',
    cardHolderName: 'Ada Lovell',
    embossedName: null,
    phoneNumber: null,
    address,
    delivery: rng.chance(3) ? 'KIOSK_COLLECTION' : null,
    lifetimeLimit: rng.chance(3) ? rng.below(100) - 5 : null,
    cardHolderProfileId: rng.chance(5) ? bench.personal : null,
    replaces: old ? { cardToken: old.id, reason: 'CARD_DAMAGED' } : null,
  });
}

/** Any move of any machine of these families, as the operator drives them. */
function drive(bench: Bench, rng: Rng): void {
  const { company } = bench.world;
  const name = rng.pick(['card', 'card-order', 'card-production', 'payment-token']) ?? 'card';
  const { verbs, table } = company.machine(name);
  const verb = verbs[rng.pick(Object.keys(verbs)) ?? ''];
  const row = rng.pick([...bench.world.table(table).all()]);
  if (row) verb?.(bench.world, row.id, {});
}

function answer({ world, ada }: Bench, rng: Rng): void {
  const token = rng.pick([...world.table(paymentTokens).all()]);
  const card = token && findCard(world, token.cardToken);
  if (!card) return;
  answerProvisioning(world, ada, card.profileId, card.id, token.id, rng.chance(2) ? 'APPROVE' : 'DECLINE');
}

function onCard(bench: Bench, rng: Rng): void {
  const { world, ada } = bench;
  const card = aCard(bench, rng);
  if (!card) return;
  const { id, profileId } = card;
  const acts = [
    () => changeCardStatus(world, ada, profileId, id, rng.pick(['ACTIVE', 'FROZEN', 'BLOCKED'] as const) ?? 'ACTIVE'),
    () => activateCard(world, id),
    () => askForProvisioning(world, id, rng.chance(2) ? 'APPLE_PAY' : 'GOOGLE_PAY'),
    () => requestProduction(world, ada, profileId, id, rng.pick(['WIS00001', 'WIS0']) ?? ''),
    () => switchPermissions(world, ada, profileId, id, [{ type: rng.pick(types) ?? 'ECOM', enabled: rng.chance(2) }]),
    () => countPin(world, card, rng.chance(3)),
    () => forgetWrongPins(world, ada, profileId, id),
    () => proveByChipAndPin(world, id),
  ];
  rng.pick(acts)?.();
}

function onOrder(bench: Bench, rng: Rng): void {
  const { world, ada } = bench;
  const wanted = anOrder(bench, rng);
  if (!wanted) return;
  if (rng.chance(2))
    changeOrderStatus(world, ada, wanted.profileId, wanted.id, rng.chance(2) ? 'COMPLETED' : 'CANCELLED');
  else setRequirement(world, wanted.id, 'ADDRESS', rng.chance(2) ? 'COMPLETED' : 'FAILED');
}

function verification({ world, personal, business }: Bench, rng: Rng): void {
  const id = rng.chance(2) ? personal : business;
  if (rng.chance(2)) revokeVerification(world, id);
  else verifyProfile(world, id);
}

/** What falls due must be possible: a task that is refused is one too many on the agenda. */
function pass({ world }: Bench, rng: Rng): void {
  const by = rng.pick([seconds(1), hours(13), days(40), ...(rng.chance(10) ? [days(2000)] : [])]) ?? 0;
  const failed = world.advanceTo(later(world.now, by)).filter(({ error }) => error !== undefined);
  if (failed.length > 0) throw new Error(failed.map(({ what, error }) => `${what}: ${error}`).join('; '));
}

const verbs: readonly WalkVerb[] = [
  { name: 'order', weight: 8, act: order },
  { name: 'change a card', weight: 12, act: onCard },
  { name: 'change an order', weight: 3, act: onOrder },
  { name: 'answer a wallet', weight: 4, act: answer },
  { name: 'drive', weight: 6, act: drive },
  { name: 'verify', weight: 2, act: verification },
  { name: 'let time pass', weight: 8, act: pass, passesTime: true },
];

/** What must hold of cards, orders and tokens whatever happened. */
function findings(bench: Bench): string[] {
  const { world } = bench;
  const wrong: string[] = [];
  for (const { id, status, cardToken } of world.table(cardOrders).all()) {
    const card = cardToken === null ? undefined : findCard(world, cardToken);
    const early = status === 'PLACED' || status === 'REQUIREMENTS_FULFILLED';
    if (early && card) wrong.push(`order ${id} is ${status} and has a card`);
    if ((status === 'CANCELLED' || status === 'RETURNED') && card && isLive(card)) wrong.push(`card of ${id} is live`);
  }
  for (const card of world.table(cards).all()) {
    if (card.status === 'PURGED' && (card.pin !== '' || card.cvv2 !== '')) wrong.push(`${card.id} kept its secrets`);
    if (isVirtual(card) && findProduction(world, card.id)) wrong.push(`${card.id} is virtual and printed`);
  }
  for (const { id, status, cardToken } of world.table(paymentTokens).all()) {
    const card = findCard(world, cardToken);
    if (status !== 'DEACTIVATED' && card && !isLive(card)) wrong.push(`${id} outlives its card`);
  }
  return wrong;
}

export const cardOrderWalk: WalkPart = { verbs, findings };
