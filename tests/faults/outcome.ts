import { expect } from 'vitest';
import type { Scene } from '../integration/ledger/scene';
import { quiet } from './clean';
import { type GivenAway, lettersTo, thanks } from './donor';
import { bookedGift, checkoutOf, entriesOf, type Gift, giftsOf, partsOf, receiptsOf } from './state';

/** A card's fee in the sandbox for US dollars: 2.9 %, rounded half up, and 30. */
export const feeOf = (amountMinor: number) => Math.floor((amountMinor * 29 + 500) / 1000) + 30;

/**
 * A gift to one line of a need, as everybody sees it in the end, whatever happened on the way: booked once, settled
 * once, on its line in full; one receipt, one mail; the donor is thanked. `changes` are those of the books.
 */
export async function expectArrived(
  scene: Scene,
  given: GivenAway,
  {
    amountMinor = 2_500,
    feeMinor = feeOf(amountMinor),
    changes,
  }: { amountMinor?: number; feeMinor?: number; changes?: () => Promise<Record<string, number>> } = {},
): Promise<Gift> {
  const gift = await bookedGift(given.sessionId);
  await quiet();
  expect(await giftsOf(given.sessionId)).toHaveLength(1);
  expect(gift).toMatchObject({ amount_minor: String(amountMinor), checkout_status: 'paid', differs: false });
  expect(await partsOf(gift.id)).toMatchObject([{ kind: 'line', amount_minor: String(amountMinor) }]);
  expect(await entriesOf(scene, gift.id)).toEqual([
    { kind: 'gift', code: 'stripe_receivable', amount_minor: BigInt(amountMinor) },
    { kind: 'gift', code: 'line_free', amount_minor: BigInt(-amountMinor) },
  ]);
  if (changes)
    expect(await changes()).toEqual({
      'line_free USD': -amountMinor,
      'stripe_balance USD': amountMinor - feeMinor,
      'processing_fees USD': feeMinor,
    });
  const receipts = await receiptsOf(gift.id);
  expect(receipts).toMatchObject([{ state: 'issued', amount_minor: String(amountMinor) }]);
  const letters = await lettersTo(given.email);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain(`Total charged: USD\u00a0${(amountMinor / 100).toFixed(2)}`);
  expect(await thanks(given.sessionId)).toContain('has arrived.');
  return gift;
}

/** A checkout of which nothing came: no gift, no receipt, nothing held of the need any more. */
export async function expectNothingCame(sessionId: string, status: 'expired' | 'failed'): Promise<void> {
  await quiet();
  expect(await giftsOf(sessionId)).toEqual([]);
  expect(await checkoutOf(sessionId)).toMatchObject({ status, hold_minor: '0' });
  const page = await thanks(sessionId);
  expect(page).toContain('Nothing was charged.');
  expect(page).not.toContain('has arrived');
}
