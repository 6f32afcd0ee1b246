import { describe, expect, test } from 'vitest';
import { instant } from '../../src/state/kernel/instant.ts';
import { deliveryOf, deliveryText } from '../../src/state/quotes/delivery.ts';

const at = (text: string) => instant(Date.parse(text));
const monday = at('2026-03-02T10:00:00Z');
const friday = at('2026-03-06T20:15:00Z');
const arrives = (
  targetCurrency: string,
  more: { payIn?: string; payOut?: string; from?: number; type?: string } = {},
) =>
  new Date(
    deliveryOf({
      targetCurrency,
      payIn: more.payIn ?? 'BALANCE',
      payOut: more.payOut ?? 'BANK_TRANSFER',
      fundedAt: instant(more.from ?? monday),
      ...(more.type === undefined ? {} : { recipientType: more.type }),
    }),
  ).toISOString();

describe('the delivery estimate', () => {
  test('is seconds away for fast routes and for balances', () => {
    for (const currency of ['GBP', 'EUR', 'INR', 'DKK']) expect(arrives(currency)).toBe('2026-03-02T10:00:20.000Z');
    expect(arrives('CAD', { payOut: 'BALANCE' })).toBe('2026-03-02T10:00:20.000Z');
  });

  test('is the next business day for slow local routes, later in the day for dollars', () => {
    expect(arrives('CAD')).toBe('2026-03-03T12:00:00.000Z');
    expect(arrives('USD')).toBe('2026-03-03T17:30:00.000Z');
    expect(arrives('CAD', { from: friday })).toBe('2026-03-09T12:00:00.000Z');
    expect(arrives('EUR', { type: 'swift_code' })).toBe('2026-03-03T12:00:00.000Z');
  });

  test('is two business days for SWIFT, and one more when paid by SWIFT', () => {
    expect(arrives('USD', { payOut: 'SWIFT' })).toBe('2026-03-04T17:30:00.000Z');
    expect(arrives('USD', { payOut: 'SWIFT_OUR', payIn: 'SWIFT', from: friday })).toBe('2026-03-11T17:30:00.000Z');
    expect(arrives('GBP', { payIn: 'SWIFT' })).toBe('2026-03-03T10:00:20.000Z');
  });

  test('reads as a customer would say it', () => {
    const text = (estimate: string) => deliveryText(at(estimate), monday);
    expect(text('2026-03-02T10:00:20Z')).toBe('in seconds');
    expect(text('2026-03-02T10:20:00Z')).toBe('in minutes');
    expect(text('2026-03-02T22:00:00Z')).toBe('in hours');
    expect(text('2026-03-03T12:00:00Z')).toBe('by Tuesday, March 3');
    expect(text('2028-02-29T12:00:00Z')).toBe('by Tuesday, February 29');
    expect(text('2028-12-31T12:00:00Z')).toBe('by Sunday, December 31');
    expect(deliveryText(at('2023-07-24T12:00:00Z'), at('2023-07-21T12:00:00Z'))).toBe('by Monday, July 24');
  });
});
