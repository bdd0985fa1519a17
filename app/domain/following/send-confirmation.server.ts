import { z } from 'zod';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords, reviewNote } from '~/catalogues/public-words';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { sendOrGiveUp } from '~/platform/mail/send-or-give-up.server';
import { workerActor } from '../access';
import { CONFIRM_HOURS } from './schemas';
import { followToken, unsealFollower } from './tokens.server';

const asked = z.object({ askId: z.uuid() });

/** The event `follow_asked`: mails the link to the address, if a mail is to go at all; whoever asked never learns which. */
export async function sendConfirmation(payload: unknown): Promise<void> {
  const { askId } = asked.parse(payload);
  const [ask] = await inTransaction(
    workerActor,
    'giving.read_follow_ask',
    (tx) => tx.$queryRaw<{ language: PublicLanguage; sealed: Uint8Array<ArrayBuffer> }[]>`
    SELECT language, email_sealed AS sealed FROM giving.follow_ask
    WHERE id = ${askId}::uuid AND email_sealed IS NOT NULL AND sent_at IS NULL AND expires_at > system.now()`,
  );
  if (!ask) return;
  const link = `${environment().appUrl}/${ask.language}/follow/confirm?code=${followToken('confirm', askId)}`;
  const { following } = publicWords(ask.language);
  const say = (text: string) => message(text, { hours: CONFIRM_HOURS }, ask.language);
  await sendOrGiveUp({
    to: unsealFollower(ask.sealed),
    messageId: `follow-${askId}`,
    subject: say(following.mailSubject),
    text: [
      say(following.mailIntro),
      link,
      say(following.mailWhat),
      say(following.mailNothing),
      ...reviewNote(ask.language),
    ].join('\n\n'),
  });
  await inTransaction(
    workerActor,
    'giving.follow_ask_sent',
    (tx) => tx.$queryRaw`SELECT giving.follow_ask_sent(${askId}::uuid)::text`,
  );
}
