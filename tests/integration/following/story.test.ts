import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { publicWords } from '~/catalogues/public-words';
import { followRound } from '~/domain/following/index.server';
import { rowsOf, slugOf } from '../giving/scene';
import { openBalances } from '../ledger/acts';
import { endPools, type Scene, setScene } from '../ledger/scene';
import { askToFollow, codeIn, giveNow, mailsTo, nextMonth, oneClick, payNow, pressConfirm, workMails } from './scene';

// Somebody follows a need, hears of it month by month, and leaves by one click.

const outside = await vi.hoisted(async () => (await import('../giving/outside')).startOutside());
const mails = mailsTo(outside.mailbox);
let scene: Scene;
let slug: string;
beforeAll(async () => {
  await rowsOf(`INSERT INTO system.installation (mode) VALUES ('demo')`);
  scene = await setScene([100_000n]);
  slug = await slugOf(scene.campaignId);
  await rowsOf(
    `UPDATE public.campaign SET visible_until = now() + interval '1 year', title = 'A room by the sea', story = 'Two cows'`,
  );
  await openBalances(scene);
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

const round = async () => {
  await followRound();
  await workMails();
};

it('asks, confirms, hears of the month, and leaves by one click, twice', async () => {
  const email = 'reader@follow.example';
  expect((await askToFollow({ slug, email })).status).toBe(200);
  await workMails();
  const [asked] = await mails(email);
  expect(asked?.text).toContain('for 24 hours');
  const code = codeIn(asked, 'confirm');
  expect(await (await pressConfirm(code)).json()).toEqual({ slug });

  // The month runs: nothing comes. It ends without news: nothing comes either.
  await round();
  await nextMonth();
  await round();
  expect(await mails(email)).toHaveLength(1);

  await giveNow(scene, 25_000n);
  await payNow(scene, 10_000n);
  await round();
  expect(await mails(email)).toHaveLength(1);
  await nextMonth();
  await round();
  await round();
  const [news, ...others] = (await mails(email)).filter(({ subject }) => subject.startsWith('News'));
  expect(others).toEqual([]);
  expect(news?.text).toContain('25% of what is needed has been given');
  expect(news?.text).toContain('suppliers were paid');
  expect(news?.text).toContain(`/en/needs/${slug}`);
  // No story: no title, no line, no amount, no word of the survivor.
  expect(news?.text + (news?.subject ?? '')).not.toMatch(/room|sea|cows|Line 1|250|100\.00|USD|story/i);
  const leaveUrl = /^<(\S+)>$/.exec(news?.headers['list-unsubscribe'] ?? '')?.[1] ?? '';
  expect(news?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
  expect(leaveUrl).toContain(codeIn(news, 'leave'));

  const first = await oneClick(leaveUrl);
  expect(await rowsOf('SELECT count(*)::int AS kept FROM giving.follower')).toEqual([{ kept: 0 }]);
  const second = await oneClick(leaveUrl);
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(await second.text()).toBe(await first.text());
  await giveNow(scene, 10_000n);
  await nextMonth();
  await round();
  expect((await mails(email)).filter(({ subject }) => subject.startsWith('News'))).toHaveLength(1);
});

it('writes in the language in which it was asked', async () => {
  const email = 'lectora@follow.example';
  await askToFollow({ slug, email, lang: 'es' });
  await workMails();
  const [asked] = await mails(email);
  expect(asked?.text).toContain('/es/follow/confirm?code=');
  await pressConfirm(codeIn(asked, 'confirm'), 'es');
  await giveNow(scene, 1_000n);
  await nextMonth();
  await round();
  const news = (await mails(email)).find(({ text }) => text.includes(`/es/needs/${slug}`));
  expect(news?.headers['list-unsubscribe']).toContain('/es/follow/leave?code=');
  for (const letter of [asked, news]) expect(letter?.text).toContain(publicWords('es').ui.unreviewed);
});

it('safeguard: no_mailbox, an address that its mail server does not know any more is let go', async () => {
  const email = 'moved-away@follow.example';
  await askToFollow({ slug, email });
  await workMails();
  await pressConfirm(codeIn((await mails(email))[0], 'confirm'));
  const [before] = await rowsOf<{ n: number }>('SELECT count(*)::int AS n FROM giving.follower');
  await fetch(`${outside.mailbox}/api/mailboxes/${encodeURIComponent(email)}`, { method: 'DELETE' });
  await giveNow(scene, 1_000n);
  await nextMonth();
  await round();
  const [after] = await rowsOf<{ n: number }>('SELECT count(*)::int AS n FROM giving.follower');
  expect([before?.n, after?.n]).toEqual([2, 1]);
});

it('sends nothing when the page is closed, and deletes the address within a day', async () => {
  const email = 'last@follow.example';
  await askToFollow({ slug, email });
  await workMails();
  await pressConfirm(codeIn((await mails(email))[0], 'confirm'));
  await giveNow(scene, 1_000n);
  await nextMonth();
  await followRound();
  // Planned, and not sent yet, when the survivor withdraws.
  await rowsOf(`UPDATE public.campaign SET status = 'unpublished'`);
  await workMails();
  expect(await mails(email)).toHaveLength(1);
  expect((await askToFollow({ slug, email: 'late@follow.example' })).status).toBe(410);
  await round();
  await rowsOf(`SELECT system.advance_clock(25 * 3600)`);
  await round();
  expect(await mails(email)).toHaveLength(1);
  expect(
    await rowsOf(`SELECT (SELECT count(*) FROM giving.follower)::int AS followers,
      (SELECT count(*) FROM giving.follow_ask WHERE email_sealed IS NOT NULL)::int AS addresses`),
  ).toEqual([{ followers: 0, addresses: 0 }]);
});
