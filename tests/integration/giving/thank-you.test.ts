import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { begunGift } from '~/domain/giving/index.server';
import { loader as cancelled } from '~/routes/_give+/$lang.give.cancelled';
import { loader as thanks } from '~/routes/_give+/$lang.thanks';
import { loader as need } from '~/routes/_public+/$lang.needs.$slug';
import { endPools, setScene } from '../ledger/scene';
import { payOnHostedPage } from '../sandbox/donor';
import { beginGift, expectInvariants, rowsOf, slugOf } from './scene';

// What donors read after the payment page: where each part of a gift went, and what helps where nothing was charged.

const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());

afterEach(expectInvariants);
afterAll(async () => {
  await endPools();
  await outside.stop();
});

interface Told {
  title: string;
  sentence: string;
  arrived: boolean;
  details: string[];
  steps: { name: string; isDone: boolean }[];
  needSlug: string | null;
  way: { own: string[]; ownWords: string } | null;
  again: { href: string; label: string } | null;
}

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

async function told(sessionId: string): Promise<Told> {
  const request = new Request(`http://localhost:3000/en/thanks?session_id=${sessionId}`);
  const answer = (await thanks({ request, params: { lang: 'en' }, context: {} })) as Response;
  const view = (await answer.json()) as Told;
  return { ...view, details: view.details.map(plain), sentence: plain(view.sentence) };
}

async function pageOf(slug: string) {
  const request = new Request(`http://localhost:3000/en/needs/${slug}`);
  return (await need({ request, params: { lang: 'en', slug }, context: {} })) as {
    choices: { minor: string; pays: string; byLine: string[] }[];
    state: string;
  };
}

async function sceneOf(goals: bigint[], labels: string[] = []) {
  const { campaignId, lineIds } = await setScene(goals);
  for (const [index, label] of labels.entries())
    await rowsOf('UPDATE public.campaign_line SET label = $2 WHERE id = $1', [lineIds[index], label]);
  return { campaignId, slug: await slugOf(campaignId), lineIds };
}

async function paid(slug: string, fields: Record<string, string>) {
  const { sessionId, payUrl } = await beginGift(slug, { left_over: 'pool', ...fields });
  await payOnHostedPage(payUrl, { card: 'success' });
  return sessionId;
}

describe('where a gift went', () => {
  it('is told line by line, with what is beyond the need, and the gift’s own part of the way', async () => {
    const { slug } = await sceneOf([10_000n, 5_000n], ['Winter clothes', 'Twelve counselling sessions']);
    const first = await told(await paid(slug, { amount: '4000' }));
    expect(first.details).toEqual(['It goes to “Winter clothes”.']);
    expect(first.way).toMatchObject({ own: ['4000', '0'] });
    expect(plain(first.way?.ownWords ?? '')).toContain('26.6%');
    const last = await told(await paid(slug, { amount: '20000' }));
    expect(last.details).toEqual([
      'USD 60 goes to “Winter clothes”.',
      'USD 50 goes to “Twelve counselling sessions”.',
      'USD 90 is more than was still missing when it arrived. It goes to the solidarity pool, for other needs.',
    ]);
    expect(last.steps.map(({ name, isDone }) => [name, isDone])).toEqual([
      ['Booked', true],
      ['Handed over', false],
      ['Asked for', false],
      ['Paid', false],
      ['Seen by others', false],
    ]);
  });

  it.each([
    ['pool', /solidarity pool, for other needs/],
    ['refund', /comes back to you, as you chose/],
  ])('is told where the page closed meanwhile, as the donor chose: %s', async (leftOver, words) => {
    const { slug, campaignId } = await sceneOf([10_000n]);
    const sessionId = await paid(slug, { amount: '2500', left_over: leftOver });
    await rowsOf("UPDATE public.campaign SET status = 'unpublished' WHERE id = $1", [campaignId]);
    const view = await told(sessionId);
    expect(view.details).toHaveLength(1);
    expect(view.details[0]).toMatch(/^The page of this need was closed while you were giving\. USD 25/);
    expect(view.details[0]).toMatch(words);
    expect([view.needSlug, view.way]).toEqual([null, null]);
  });
});

describe('a payment that was not made', () => {
  it('leads back to the same gift, and to what helps, from both ways back', async () => {
    const { slug, lineIds } = await sceneOf([10_000n, 5_000n]);
    const line = lineIds[1] ?? '';
    const { sessionId } = await beginGift(slug, { other: '33.50', line, left_over: 'pool' });
    const view = await told(sessionId);
    expect([view.title, view.arrived]).toEqual(['No gift was made', false]);
    const href = `/en/needs/${slug}/give?amount=3350&line=${line}`;
    expect(view.again?.href).toBe(href);
    const [checkout] = await rowsOf<{ id: string }>('SELECT id FROM giving.checkout WHERE session_id = $1', [
      sessionId,
    ]);
    const request = new Request(`http://localhost:3000/en/give/cancelled?gift=${checkout?.id}`);
    const answer = (await cancelled({ request, params: { lang: 'en' }, context: {} })) as Response;
    expect(await answer.json()).toMatchObject({ again: { href } });
    for (const id of [null, '', 'x', '00000000-0000-4000-8000-000000000000', "' OR true --"])
      expect(await begunGift(id, 'en')).toBeNull();
  });

  it('is not offered again once it was paid', async () => {
    const { slug } = await sceneOf([10_000n]);
    const sessionId = await paid(slug, { amount: '2500' });
    await told(sessionId);
    const [checkout] = await rowsOf<{ id: string }>('SELECT id FROM giving.checkout WHERE session_id = $1', [
      sessionId,
    ]);
    expect(await begunGift(checkout?.id ?? null, 'en')).toBeNull();
  });
});

describe('the page of a need', () => {
  it('offers amounts that do something, until nothing is missing', async () => {
    const { slug } = await sceneOf([48_000n, 20_000n], ['Twelve counselling sessions', 'Winter clothes']);
    const before = await pageOf(slug);
    expect(before.state).toBe('Nothing is given yet.');
    expect(before.choices.map(({ minor, pays, byLine }) => [minor, pays, byLine])).toEqual([
      ['4000', 'pays for 1 session of “Twelve counselling sessions”', ['4000', '0']],
      ['8000', 'pays for 2 sessions of “Twelve counselling sessions”', ['8000', '0']],
      ['48000', 'completes “Twelve counselling sessions”', ['48000', '0']],
      ['68000', 'completes all that is missing', ['48000', '20000']],
    ]);
    await told(await paid(slug, { amount: '50000' }));
    expect((await pageOf(slug)).state).toBe('Lines given whole: 1 of 2. Lines paid: 0 of 2.');
    await told(await paid(slug, { amount: '30000' }));
    const met = await pageOf(slug);
    expect(met.choices).toEqual([]);
    expect(plain(met.state)).toMatch(/^Everything is given\. .*: USD 0 of USD 680 so far\.$/);
  });
});
