import { expect, test } from 'vitest';
import { driveRecord } from '../../src/simulations/operator.ts';
import { days, emit, later, Refusal, seconds } from '../../src/state/kernel/index.ts';
import {
  blockingReview,
  createReview,
  derivedStatus,
  endVisit,
  giveOnPage,
  groupOf,
  judge,
  linkReview,
  openReview,
  type Review,
  reviews,
  triggerTypes,
} from '../../src/state/kyc/index.ts';
import {
  authorisationTransferred,
  findProfile,
  revokeVerification,
  updateWindowClosed,
  verifyProfile,
} from '../../src/state/profiles/index.ts';
import { Bench } from '../support/bench.ts';
import { Rng } from '../support/walk.ts';

const STATUSES = ['NEW', 'WAITING_CUSTOMER_INPUT', 'PROCESSING', 'PASSED', 'PASSED_WITH_REQUIREMENTS'];
const KEYS = ['ID_DOCUMENT', 'ACCOUNT_PURPOSE', 'INDIA_TRANSFER_PURPOSE', 'INCOME', 'ID_DOCUMENT_WITH_LIVENESS'];
const WISHES = ['require', 'remove', 'give', 'verify', 'reject', 'graceDays', 'expireLink', 'additional', undefined];

const all = ({ world }: Bench): Review[] => [...world.table(reviews).all()];

/** One of the reviews there are; a walk that has none begins one. */
function anyReview(bench: Bench, rng: Rng): Review {
  return rng.pick(all(bench)) ?? createReview(bench.world, bench.ada, bench.personal, { type: 'CARD', id: null });
}

const ref = ({ profileId, id: reviewId }: Review) => ({ profileId, reviewId });

function operate(bench: Bench, rng: Rng): void {
  const [{ id }, wish, key] = [anyReview(bench, rng), rng.pick(WISHES), rng.pick(KEYS) ?? ''];
  const values: Record<string, unknown> = {
    graceDays: rng.below(5),
    expireLink: true,
    additional: { requirement: key },
  };
  const details = wish === undefined ? {} : { [wish]: values[wish] ?? key };
  driveRecord(bench.world, 'kyc-reviews', id, rng.pick(STATUSES) ?? 'NEW', details);
}

const steps: readonly ((bench: Bench, rng: Rng) => unknown)[] = [
  operate,
  operate,
  operate,
  ({ world, personal }, rng) => {
    const requiredBy = rng.chance(2) ? later(world.now, days(rng.below(4))) : null;
    const type = rng.pick(triggerTypes) ?? 'CARD';
    openReview(world, personal, { type, id: rng.below(9) }, { groups: [groupOf([rng.pick(KEYS) ?? ''], requiredBy)] });
  },
  ({ world, ada, personal }, rng) =>
    createReview(world, ada, personal, { type: rng.chance(2) ? 'CARD' : 'PROACTIVE_SEND_MONEY', id: null }),
  (bench, rng) => {
    const review = anyReview(bench, rng);
    const action = rng.chance(2) ? 'APPROVE' : 'REJECT';
    judge(bench.world, bench.ada, ref(review), { action, keys: rng.chance(2) ? [] : [rng.pick(KEYS) ?? ''] });
  },
  (bench, rng) => {
    const { id: reviewId, profileId } = anyReview(bench, rng);
    linkReview(bench.world, bench.ada, profileId, { reviewId, redirectUrl: 'https://partner.example' });
  },
  (bench, rng) => {
    const { link, checkId } = anyReview(bench, rng);
    const visit = { token: link?.token ?? '', checkId: String(checkId) };
    if (rng.chance(2)) giveOnPage(bench.world, visit, [rng.pick(KEYS) ?? '']);
    else endVisit(bench.world, visit, rng.pick(['success', 'failed', 'closed'] as const) ?? 'closed');
  },
  ({ world, personal }) =>
    findProfile(world, personal)?.status === 'verified'
      ? revokeVerification(world, personal)
      : verifyProfile(world, personal),
];

test('whatever is done to reviews, their status is what follows from their requirements', () => {
  const seen = new Set<string>();
  for (let seed = 1; seed <= 25; seed++) {
    const bench = new Bench(`kyc-${seed}`);
    const rng = new Rng(`kyc-${seed}`);
    const { world } = bench;
    world.changeSettings({ kyc: { ...world.settings.kyc, autoVerifyMs: seed % 2 ? null : 30_000, mode: 'require' } });
    for (let step = 1; step <= 60; step++) {
      const where = `seed ${seed}, step ${step}`;
      if (rng.chance(4)) {
        const fired = world.advanceTo(later(world.now, rng.chance(2) ? seconds(20) : days(rng.below(3))));
        expect(
          fired.filter(({ error }) => error),
          where,
        ).toEqual([]);
      } else attempt(bench, rng);
      for (const review of all(bench)) {
        expect(review.status, `${where}, ${review.id}`).toBe(derivedStatus(review, world.now));
        seen.add(review.status);
      }
    }
  }
  expect([...seen].sort()).toEqual([...STATUSES].sort());
});

function attempt(bench: Bench, rng: Rng): void {
  const before = JSON.stringify(bench.world.save());
  try {
    bench.do(() => rng.pick(steps)?.(bench, rng));
    bench.world.catchUp();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(JSON.stringify(bench.world.save()), error.code).toBe(before);
  }
}

test('a review of the customer as such holds up everything, and any other only what it is about', () => {
  const bench = new Bench();
  const { world, personal } = bench;
  const asking = { groups: [groupOf(['INCOME'])] };
  const card = bench.do(() => openReview(world, personal, { type: 'CARD', id: 'a' }, asking));
  expect(blockingReview(world, personal, { type: 'CARD', id: 'a' })?.id).toBe(card.id);
  expect(blockingReview(world, personal, { type: 'CARD', id: 'b' })).toBeUndefined();
  const refresh = bench.do(() => openReview(world, personal, { type: 'REFRESH_CYCLE', id: null }, asking));
  expect(blockingReview(world, personal, { type: 'CARD', id: 'b' })?.id).toBe(refresh.id);
  bench.do(() => judge(world, bench.ada, ref(refresh), { action: 'APPROVE', keys: [] }));
  world.advanceTo(later(world.now, seconds(1)));
  bench.do(() => judge(world, bench.ada, ref(refresh), { action: 'APPROVE', keys: [] }));
  expect(blockingReview(world, personal, { type: 'CARD', id: 'b' })).toBeUndefined();
});

test('a business that somebody else acts for now shows that they may, where reviews are required', () => {
  const bench = new Bench();
  const { world, business } = bench;
  const scope = { profileId: business };
  const change = () => emit(world, authorisationTransferred, scope, { profileId: business, representativeId: 1 });
  bench.do(change);
  expect(all(bench)).toEqual([]);
  world.changeSettings({ kyc: { ...world.settings.kyc, mode: 'require' } });
  bench.do(change);
  bench.do(() => emit(world, updateWindowClosed, scope, { profileId: business, changed: ['preferredName'] }));
  bench.do(() => emit(world, updateWindowClosed, scope, { profileId: business, changed: ['address'] }));
  expect(all(bench).map(({ groups }) => groups[0]?.options[0]?.key)).toEqual([
    'BUSINESS_AUTHORISATION_LETTER',
    'ID_DOCUMENT_WITH_LIVENESS',
  ]);
});
