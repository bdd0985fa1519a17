import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  approve,
  attachEvidence,
  bookGift,
  checkEvidence,
  confirmReceipt,
  execute,
  openBalances,
  openCheckout,
  request,
} from '../ledger/acts';
import { endPools, rows, type Scene, setScene, value, type Who, worker } from '../ledger/scene';
import { rowsOf } from './scene';

let scene: Scene;
beforeAll(async () => {
  await rowsOf(`INSERT INTO system.installation (mode) VALUES ('demo')`);
  scene = await setScene([10_000n, 10_000n], { categories: ['medical', 'return_travel'] });
  // Months go by here; the page stays.
  await rowsOf(`UPDATE public.campaign SET visible_until = now() + interval '1 year'`);
  await openBalances(scene);
});
afterAll(endPools);

/** A gift by somebody new to one line, and who they are. */
async function gift(lineIndex: number, amountMinor: bigint): Promise<{ giftId: string; donor: Who }> {
  const email = Buffer.from(randomUUID().padEnd(32, 'x'));
  const checkoutId = await openCheckout({
    campaignId: scene.campaignId,
    lineId: scene.lineIds[lineIndex],
    amountMinor,
  });
  const giftId = await bookGift({ checkoutId, amountMinor, email });
  const donorId = await value<string>(worker, 'SELECT donor_id FROM giving.gift WHERE id = $1', [giftId]);
  return { giftId, donor: { role: 'donor', donorId } };
}

async function pay(lineIndex: number, amountMinor: bigint): Promise<string> {
  const id = randomUUID();
  await request(scene, amountMinor, { lineIndex, id });
  await approve(scene.finance, id);
  await execute(scene.finance2, id);
  return id;
}

const told = (donor: Who) =>
  rows<{ label: string; amount_minor: bigint }>(
    donor,
    'SELECT label, amount_minor FROM giving.own_paid_for ORDER BY label',
  );
const publicPaid = (lineIndex: number) =>
  value<bigint>({ role: 'public' }, 'SELECT paid_minor FROM public.line_progress WHERE campaign_line_id = $1', [
    scene.lineIds[lineIndex],
  ]);
const nextMonth = () => rowsOf('SELECT system.advance_clock(32 * 86400)');

describe('what a gift paid for (safeguard: giving.own_paid_for)', () => {
  it('is told like the public page tells it: after the month, by label, to its donor alone', async () => {
    const first = await gift(0, 3_000n);
    const second = await gift(0, 3_000n);
    await pay(0, 4_000n);
    expect(await told(first.donor)).toEqual([]);
    await nextMonth();
    // The oldest gift pays first.
    expect(await told(first.donor)).toEqual([{ label: 'Line 1', amount_minor: 3_000n }]);
    expect(await told(second.donor)).toEqual([{ label: 'Line 1', amount_minor: 1_000n }]);
    expect(await publicPaid(0)).toBe(4_000n);
    expect(await told({ role: 'donor' })).toEqual([]);
    expect(await told({ role: 'donor', donorId: randomUUID() })).toEqual([]);
  });

  it('tells travel home only in the month after arrival was confirmed', async () => {
    const { donor } = await gift(1, 2_000n);
    const id = await pay(1, 2_000n);
    await nextMonth();
    expect(await told(donor)).toEqual([]);
    const evidence = await attachEvidence(scene.officer, id);
    await checkEvidence(scene.officerOfSameOffice, evidence);
    await confirmReceipt(scene.reviewer, id);
    expect([await told(donor), await publicPaid(1)]).toEqual([[], 0n]);
    await nextMonth();
    expect(await told(donor)).toEqual([{ label: 'Line 2', amount_minor: 2_000n }]);
    expect(await publicPaid(1)).toBe(2_000n);
  });

  it('tells nothing more of a page that is gone, and keeps the gift', async () => {
    const { giftId, donor } = await gift(0, 1_000n);
    await rowsOf(`UPDATE public.campaign SET status = 'unpublished' WHERE id = $1`, [scene.campaignId]);
    expect(await told(donor)).toEqual([]);
    expect(await rows(donor, 'SELECT id, slug, title, line_label FROM giving.own_gift')).toEqual([
      { id: giftId, slug: null, title: null, line_label: null },
    ]);
  });
});
