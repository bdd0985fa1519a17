import { z } from 'zod';
import { monthInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords, reviewNote } from '~/catalogues/public-words';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { sendOrGiveUp } from '~/platform/mail/send-or-give-up.server';
import { workerActor } from '../access';
import { leaveFollow } from './leave-follow.server';
import { leavePath } from './schemas';
import { followToken, unsealFollower } from './tokens.server';

const planned = z.object({ followerId: z.uuid(), month: z.string().regex(/^\d{4}-\d{2}$/) });

interface News {
  sealed: Uint8Array<ArrayBuffer>;
  language: PublicLanguage;
  slug: string;
  goalMinor: bigint;
  givenMinor: bigint;
  missingMinor: bigint;
  isPaid: boolean;
  isUpdated: boolean;
}

/**
 * The event `follow_mail`: the month of one follower. Nothing goes to somebody who has left since, or about a page that is
 * no longer public: that a page was closed is told to nobody. An address that its mail server does not know is let go.
 */
export async function sendNews(payload: unknown): Promise<void> {
  const { followerId, month } = planned.parse(payload);
  const first = `${month}-01`;
  const [news] = await inTransaction(
    workerActor,
    'giving.read_follow_mail',
    (tx) => tx.$queryRaw<News[]>`
    SELECT f.email_sealed AS sealed, f.language, c.slug, p.goal_minor AS "goalMinor", p.allocated_minor AS "givenMinor", p.missing_minor AS "missingMinor",
      EXISTS (SELECT 1 FROM public.visible_line l JOIN ledger.line_public_paid m ON m.campaign_line_id = l.id
        WHERE l.campaign_id = c.id AND m.month = ${first}::date AND m.paid_minor > 0) AS "isPaid",
      EXISTS (SELECT 1 FROM public.visible_update u WHERE u.campaign_id = c.id AND u.month = ${first}::date) AS "isUpdated"
    FROM giving.follow_mail w JOIN giving.follower f ON f.id = w.follower_id
    JOIN public.visible_campaign c ON c.id = f.campaign_id JOIN public.campaign_progress p ON p.campaign_id = c.id
    WHERE w.follower_id = ${followerId}::uuid AND w.month = ${first}::date AND w.sent_at IS NULL`,
  );
  if (!news) return;
  const { appUrl } = environment();
  const leaveCode = followToken('leave', followerId);
  const leaveUrl = `${appUrl}${leavePath(news.language, leaveCode)}`;
  const outcome = await sendOrGiveUp({
    to: unsealFollower(news.sealed),
    messageId: `news-${followerId}-${month}`,
    subject: publicWords(news.language).following.newsSubject,
    text: textOf(news, first, `${appUrl}/${news.language}/needs/${news.slug}`, leaveUrl),
    leaveUrl,
  });
  if (outcome === 'no_mailbox') return leaveFollow(leaveCode);
  await inTransaction(
    workerActor,
    'giving.follow_mail_sent',
    (tx) => tx.$queryRaw`SELECT giving.follow_mail_sent(${followerId}::uuid, ${first}::date)::text`,
  );
}

function textOf(news: News, first: string, pageUrl: string, leaveUrl: string): string {
  const { language, goalMinor, givenMinor, missingMinor, isPaid, isUpdated } = news;
  const { following } = publicWords(language);
  const month = monthInWords(first.slice(0, 7), language);
  const share = goalMinor > 0n ? Number((givenMinor * 100n) / goalMinor) / 100 : 0;
  const say = (text: string) => message(text, { month, share }, language);
  return [
    say(following.newsIntro),
    say(missingMinor <= 0n ? following.newsMet : following.newsGiven),
    ...(isPaid ? [say(following.newsPaid)] : []),
    ...(isUpdated ? [say(following.newsUpdate)] : []),
    '',
    say(following.newsPage),
    pageUrl,
    '',
    say(following.newsLeave),
    leaveUrl,
    ...reviewNote(language).flatMap((note) => ['', note]),
  ].join('\n');
}
