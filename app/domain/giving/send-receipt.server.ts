import { z } from 'zod';
import { dayInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords, reviewNote } from '~/catalogues/public-words';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { sendOrGiveUp } from '~/platform/mail/send-or-give-up.server';
import { formatMoney } from '~/ui/money/format-money';
import { workerActor } from '../access';
import { organisation } from './organisation.server';
import { latestReceipt, type MailedReceipt } from './receipt.queries.server';
import { receiptDocument } from './receipt-document.server';

const aboutGift = z.object({ giftId: z.uuid() });

/**
 * The events `gift_booked` and `receipt_wanted`: issues the receipt for what is still given (once, with the next serial
 * number of the year) and mails it as a PDF. A mail that is sent twice carries the same id. It holds amounts and a link,
 * never a word of a story.
 */
export async function sendReceipt(payload: unknown): Promise<void> {
  const { giftId } = aboutGift.parse(payload);
  await inTransaction(
    workerActor,
    'giving.issue_receipt',
    (tx) => tx.$queryRaw`SELECT giving.issue_receipt(${giftId}::uuid)::text`,
  );
  const receipt = await latestReceipt(giftId);
  if (receipt?.state === 'issued') await mailOnce(receipt, 'receiptSubject', issuedText);
}

/**
 * The events `refund_booked` and `dispute_closed`: where nothing is left of a gift, its donor gets the void receipt, once;
 * mostly with the mail that says so (`mail-money-back`), else by itself.
 */
export async function sendVoidReceipt(payload: unknown): Promise<void> {
  const receipt = await unsentVoidReceipt(aboutGift.parse(payload).giftId);
  if (receipt) await mailOnce(receipt, 'receiptVoidSubject', voidText);
}

/** The void receipt of a gift of which nothing is left, where its donor has not got it yet. */
export async function unsentVoidReceipt(giftId: string): Promise<MailedReceipt | undefined> {
  const receipt = await latestReceipt(giftId);
  if (receipt?.state !== 'void' || receipt.isMailed || (await isStillGiven(giftId))) return undefined;
  return receipt;
}

/** Whether something is left of a gift: then a new receipt takes the place of the void one, and says so. */
async function isStillGiven(giftId: string): Promise<boolean> {
  const [row] = await inTransaction(
    workerActor,
    'giving.still_given',
    (tx) => tx.$queryRaw<{ netMinor: bigint }[]>`
    SELECT net_minor AS "netMinor" FROM giving.gift_position WHERE gift_id = ${giftId}::uuid`,
  );
  return (row?.netMinor ?? 0n) > 0n;
}

async function mailOnce(
  receipt: MailedReceipt,
  subject: 'receiptSubject' | 'receiptVoidSubject',
  textOf: (of: MailedReceipt) => string[],
): Promise<void> {
  const { email, id, state, number, language } = receipt;
  if (email === undefined || receipt.isMailed) return;
  await sendOrGiveUp({
    to: email,
    subject: message(publicWords(language).giving[subject], { number }, language),
    text: textOf(receipt).join('\n'),
    messageId: `receipt-${id}${suffixOf(state)}`,
    attachments: [await receiptAttachment(receipt)],
  });
  await noteReceiptMail(receipt);
}

const suffixOf = (state: MailedReceipt['state']) => (state === 'void' ? '-void' : '');

export async function receiptAttachment(receipt: MailedReceipt) {
  const filename = `${receipt.number}${suffixOf(receipt.state)}.pdf`;
  return { filename, contentType: 'application/pdf', content: await receiptDocument(receipt) };
}

/** It has gone out in this state, and does not go again. */
export async function noteReceiptMail({ id, state }: MailedReceipt): Promise<void> {
  await inTransaction(
    workerActor,
    'giving.note_receipt_mail',
    (tx) => tx.$queryRaw`SELECT giving.note_receipt_mail(${id}::uuid, ${state})::text`,
  );
}

function issuedText(receipt: MailedReceipt): string[] {
  const { appUrl } = environment();
  const { giftMinor, feeCoverMinor, amountMinor, replacedNumber, language } = receipt;
  const { giving } = publicWords(language);
  const money = (minor: bigint) => formatMoney(minor, receipt.currency, language);
  const say = (words: string, values: Record<string, string>) => message(words, values, language);
  const returned = giftMinor - amountMinor;
  return [
    replacedNumber
      ? say(giving.receiptAgainIntro, { amount: money(amountMinor), old: replacedNumber })
      : giving.receiptIntro,
    '',
    say(giving.receiptNumber, { number: receipt.number }),
    say(giving.receiptDate, { date: dayInWords(receipt.issuedAt, language) }),
    say(giving.receiptGift, { amount: money(giftMinor - feeCoverMinor) }),
    ...(feeCoverMinor > 0n ? [say(giving.receiptFeeCover, { amount: money(feeCoverMinor) })] : []),
    say(giving.receiptTotal, { amount: money(giftMinor) }),
    ...(returned > 0n
      ? [
          say(giving.receiptReturned, { amount: money(returned) }),
          say(giving.receiptFor, { amount: money(amountMinor) }),
        ]
      : []),
    '',
    ...whatNext(receipt, appUrl),
    '',
    giving.receiptAttached,
    `${appUrl}/${language}/my-gifts`,
    '',
    ...legal(language),
  ];
}

function whatNext({ destination, slug, language }: MailedReceipt, appUrl: string): string[] {
  const { giving } = publicWords(language);
  if (destination === 'pool') return [giving.receiptWhatNextPool];
  if (destination === 'operating') return [giving.receiptWhatNextOperating];
  return slug ? [giving.receiptWhatNext, `${appUrl}/${language}/needs/${slug}`] : [];
}

function voidText({ number, language }: MailedReceipt): string[] {
  const { giving } = publicWords(language);
  const intro = message(giving.receiptVoidIntro, { number }, language);
  return [intro, '', giving.receiptVoidThanks, '', ...legal(language)];
}

function legal(language: PublicLanguage): string[] {
  const { name, address, registration, taxStatement } = organisation(language);
  return [name, address, registration, taxStatement, ...reviewNote(language).flatMap((note) => ['', note])];
}
