import { expect, test } from 'vitest';
import type { OwnGift } from './donor.queries.server';
import { totalsOf, yearsOf } from './statement-document.server';

const gift = (day: string, currency: string, amountMinor: bigint, netMinor = amountMinor): OwnGift => ({
  id: `${day}${currency}${amountMinor}`,
  destination: 'pool',
  monthly: false,
  slug: null,
  title: null,
  lineLabel: null,
  amountMinor,
  feeCoverMinor: 0n,
  currency,
  paidAt: new Date(`${day}T23:59:59Z`),
  refundedMinor: amountMinor - netMinor,
  disputedMinor: 0n,
  lostMinor: 0n,
  netMinor,
  isReturning: false,
});
const gifts = [
  gift('2026-12-31', 'USD', 5_000n),
  gift('2026-01-01', 'USD', 2_500n, 1_000n),
  gift('2026-06-01', 'JPY', 3_000n, 0n),
  gift('2027-01-01', 'USD', 700n),
];

test('a statement sums a year by currency, less what was returned, and mixes none', () => {
  expect(totalsOf(gifts, 2026)).toEqual([
    { currency: 'JPY', receivedMinor: 3_000n, returnedMinor: 3_000n, netMinor: 0n },
    { currency: 'USD', receivedMinor: 7_500n, returnedMinor: 1_500n, netMinor: 6_000n },
  ]);
  expect(totalsOf(gifts, 2025)).toEqual([]);
});

test('there is a statement for each year in which something was given', () => {
  expect(yearsOf(gifts)).toEqual([2027, 2026]);
});
