import type { World } from './world.ts';

/**
 * Where each kind of number starts. They are far apart, so that a recipient's id handed over as a transfer's is simply
 * unknown; transfers start beyond 32 bits, as the real ones have since 2026.
 */
const firstNumber = {
  user: 10_000_001,
  profile: 30_000_001,
  phone: 20_000_001,
  address: 40_000_001,
  representative: 25_000_001,
  director: 15_000_001,
  account: 50_000_001,
  balance: 60_000_001,
  recipient: 700_000_001,
  transfer: 2_148_000_001,
  payment: 1_100_000_001,
  movement: 3_200_000_001,
  step: 900_001,
  topup: 5_000_001,
  payin: 12_345_001,
  'account-details': 14_000_001,
  'swift-message': 21_000_001,
  activity: 160_001,
  quote: 80_000_001,
  batch: 7_300_001,
  debitAccount: 82_000_001,
  initiation: 85_000_001,
  settlement: 90_000_001,
  payout: 95_000_001,
  'hold-limit-breach': 6_400_001,
  'kyc-check': 3_120_001,
  'card-transaction': 342_001,
  'balance-transaction': 2_598_001,
  challenge: 148_579_001,
  'spend-rule': 1,
  case: 4_400_001,
  comment: 16_554_816_000_001,
  'card-order': 420_001,
  fault: 1,
  override: 1,
  entry: 1,
  line: 1,
  task: 1,
  event: 1,
} as const;

export type NumberKind = keyof typeof firstNumber;

/** The next number of its kind: dense and increasing, taken back when the unit of work is undone. */
export function nextNumber(world: World, kind: NumberKind): number {
  const next = world.counter(kind) ?? firstNumber[kind];
  world.setCounter(kind, next + 1);
  return next;
}

const HEX = '0123456789abcdef';

/** Lower-case hex digits from the world's chance. */
export function hexDigits(world: World, length: number): string {
  let text = '';
  while (text.length < length) {
    let bits = world.chance();
    for (let i = 0; i < 8 && text.length < length; i++) {
      text += HEX[bits & 15];
      bits >>>= 4;
    }
  }
  return text;
}

/** A version 4 UUID whose bits come from the world's seed. */
export function nextUuid(world: World): string {
  const h = hexDigits(world, 31);
  const variant = HEX[8 + (world.chance() & 3)];
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(12, 15)}-${variant}${h.slice(15, 18)}-${h.slice(18, 30)}`;
}

/** Decimal digits from the world's chance. */
export function decimalDigits(world: World, length: number): string {
  let text = '';
  while (text.length < length) text += String(world.chance() % 10);
  return text;
}
