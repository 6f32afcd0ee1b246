import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Card,
  type CardWish,
  cards,
  changeCardStatus,
  countPin,
  findCard,
  findCardByNumber,
  findOrderOf,
  orderCard,
  proveByChipAndPin,
  requireAnyOrder,
} from '../../src/state/cards/index.ts';
import { days, later, movesFrom, seconds } from '../../src/state/kernel/index.ts';
import { cardLifecycle } from '../../src/state/lifecycles/card.ts';
import { Bench } from '../support/bench.ts';
import { address, PHYSICAL, VIRTUAL } from '../support/card-calls.ts';

let bench: Bench;
beforeEach(() => {
  bench = new Bench();
});

const wish: CardWish = {
  program: VIRTUAL,
  cardHolderName: 'Ada Lovell',
  embossedName: null,
  phoneNumber: null,
  address,
  delivery: null,
  lifetimeLimit: null,
  cardHolderProfileId: null,
  replaces: null,
};

function made(more: Partial<CardWish> = {}): Card {
  const { world, ada, personal } = bench;
  const { id } = bench.do(() => orderCard(world, ada, personal, { ...wish, ...more }));
  world.advanceTo(later(world.now, seconds(1)));
  const card = findCard(world, requireAnyOrder(world, id).cardToken ?? '');
  if (!card) throw new Error('no card was made');
  return card;
}

const again = ({ id }: Card): Card => findCard(bench.world, id) as Card;
const sum = (digits: string): number =>
  [...digits].reverse().reduce((total, digit, place) => {
    const n = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (n > 9 ? n - 9 : n);
  }, 0);

describe('a card', () => {
  test('has a number of its own, of its program, that passes the test of Luhn, and the same in every such world', () => {
    bench.world.changeSettings({
      cards: { ...bench.world.settings.cards, limits: { physical: 500, virtual: 500, virtualPerDay: 500 } },
    });
    const numbers = Array.from({ length: 100 }, () => made().pan);
    expect(new Set(numbers).size).toBe(100);
    for (const pan of numbers) expect([pan.length, pan.slice(0, 6), sum(pan) % 10]).toEqual([16, '411111', 0]);
    expect(findCardByNumber(bench.world, numbers[7] ?? '')?.pan).toBe(numbers[7]);
    const first = numbers[0];
    bench = new Bench();
    expect(made().pan).toBe(first);
  });

  test('that opens with chip and PIN is active from the start, and its order is done with the first such payment', () => {
    const { cards: agreed } = bench.world.settings;
    bench.world.changeSettings({ cards: { ...agreed, programs: { [PHYSICAL]: { activation: 'chip-and-pin' } } } });
    const card = made({ program: PHYSICAL });
    expect([card.status, card.permissions.POS_CONTACTLESS]).toEqual(['ACTIVE', { enabled: false, locked: true }]);
    bench.do(() => proveByChipAndPin(bench.world, card.id));
    bench.do(() => proveByChipAndPin(bench.world, card.id));
    expect(findOrderOf(bench.world, card)?.status).toBe('COMPLETED');
    expect(again(card).permissions.POS_CONTACTLESS).toEqual({ enabled: true, locked: false });
  });

  test('that a partner activates does not open with chip and PIN', () => {
    const card = made({ program: PHYSICAL });
    bench.do(() => proveByChipAndPin(bench.world, card.id));
    expect(findOrderOf(bench.world, card)?.status).toBe('CARD_DETAILS_CREATED');
  });

  test('counts wrong PINs until a right one', () => {
    const card = made();
    for (let i = 0; i < 4; i++) bench.do(() => countPin(bench.world, again(card), false));
    expect(again(card).wrongPins).toBe(4);
    bench.do(() => countPin(bench.world, again(card), true));
    expect(again(card).wrongPins).toBe(0);
  });

  test('knows who froze it', () => {
    const { world, ada, personal } = bench;
    const card = made();
    bench.do(() => changeCardStatus(world, ada, personal, card.id, 'FROZEN'));
    expect(again(card).frozenBy).toBe('partner');
    bench.do(() => changeCardStatus(world, ada, personal, card.id, 'ACTIVE'));
    bench.do(() => world.company.machine('card').verbs.freeze?.(world, card.id, {}));
    expect(again(card).frozenBy).toBe('wise');
  });

  test('that is purged has no number any more', () => {
    const card = made();
    bench.world.advanceTo(later(card.expiresAt, days(556)));
    const { status, pan, cvv2, pin } = again(card);
    expect([status, cvv2, pin, pan]).toEqual(['PURGED', '', '', `${card.pan.slice(0, 6)}******${card.pan.slice(-4)}`]);
    expect(findCardByNumber(bench.world, card.pan)).toBeUndefined();
    expect(bench.world.table(cards).list('live', `${bench.personal}:VIRTUAL_NON_UPGRADEABLE`).size).toBe(0);
  });

  test('makes no move that its lifecycle does not know, from no status', () => {
    const { world } = bench;
    const { verbs } = world.company.machine('card');
    const all = Object.keys(verbs);
    const card = made({ program: PHYSICAL });
    for (const path of [
      [],
      ['activate'],
      ['activate', 'freeze'],
      ['suspend'],
      ['block'],
      ['expire'],
      ['expire', 'purge'],
    ]) {
      bench.world.rehearse({ kind: 'operator', what: 'test' }, () => {
        for (const step of path) verbs[step]?.(world, card.id, {});
        const { status } = again(card);
        const allowed: readonly string[] = movesFrom(cardLifecycle, status);
        for (const move of all.filter(name => !allowed.includes(name))) {
          expect(() => verbs[move]?.(world, card.id, {}), `${move} from ${status}`).toThrowError(/cannot/);
        }
      });
    }
  });
});
