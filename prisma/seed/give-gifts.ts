import { publicActor, workerActor } from '../../app/domain/access';
import { listNeeds, needBySlug } from '../../app/domain/campaigns/index.server';
import { startGift } from '../../app/domain/giving/index.server';
import { inTransaction } from '../../app/platform/db/index.server';
import { publishedNeeds } from './published-needs';

const WAIT_MS = 30_000;

/**
 * Gives the demonstration's gifts the way a donor does: checkout through the real SDK, the sandbox's page, the webhook.
 * Waits until the last one is booked. Does nothing where gifts are there already.
 */
export async function giveGifts(): Promise<void> {
  if ((await countGifts()) > 0) return;
  const { needs } = await listNeeds();
  let given = 0;
  for (const planned of publishedNeeds) {
    const summary = needs.find(({ title }) => title === planned.title);
    const need = summary && (await needBySlug(summary.slug));
    if (!need || need === 'gone') continue;
    for (const [index, gift] of planned.gifts.entries()) {
      const line = gift.line === undefined ? undefined : need.lines[gift.line];
      const terms = {
        destination: line
          ? { kind: 'line' as const, campaignId: need.id, campaignLineId: line.id }
          : { kind: 'need' as const, campaignId: need.id },
        amountMinor: gift.amountMinor,
        coverFee: index % 2 === 0,
        currency: need.currency,
        leftOver: 'pool' as const,
        monthly: false,
        language: 'en' as const,
      };
      const { url } = await startGift(publicActor, terms, { clientHash: null });
      await pay(url, `donor${given}@example.org`);
      given += 1;
    }
  }
  for (let waited = 0; waited < WAIT_MS && (await countGifts()) < given; waited += 200)
    await new Promise((resolve) => setTimeout(resolve, 200));
}

async function pay(url: string, email: string): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email, card: 'success' }),
  });
  if (answer.status !== 303) throw new Error(`the sandbox answered ${answer.status} to a payment`);
}

async function countGifts(): Promise<number> {
  const [row] = await inTransaction(
    workerActor,
    'demonstration.count_gifts',
    (tx) => tx.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM giving.gift`,
  );
  return row?.count ?? 0;
}
