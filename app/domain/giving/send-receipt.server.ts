import { z } from 'zod';
import { giving } from '~/catalogues/en/giving';
import { message } from '~/catalogues/message';
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
  if (receipt?.state === 'issued')
    await mailOnce(receipt, message(giving.receiptSubject, { number: receipt.number }), issuedText);
}

/** The events `refund_booked` and `dispute_closed`: where nothing is left of a gift, its donor gets the void receipt, once. */
export async function sendVoidReceipt(payload: unknown): Promise<void> {
  const { giftId } = aboutGift.parse(payload);
  const receipt = await latestReceipt(giftId);
  if (receipt?.state !== 'void' || (await isStillGiven(giftId))) return;
  await mailOnce(receipt, message(giving.receiptVoidSubject, { number: receipt.number }), voidText);
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
  subject: string,
  textOf: (of: MailedReceipt) => string[],
): Promise<void> {
  const { email, id, state, number } = receipt;
  if (email === undefined || receipt.isMailed) return;
  const suffix = state === 'void' ? '-void' : '';
  await sendOrGiveUp({
    to: email,
    subject,
    text: textOf(receipt).join('\n'),
    messageId: `receipt-${id}${suffix}`,
    attachments: [
      { filename: `${number}${suffix}.pdf`, contentType: 'application/pdf', content: await receiptDocument(receipt) },
    ],
  });
  await inTransaction(
    workerActor,
    'giving.note_receipt_mail',
    (tx) => tx.$queryRaw`SELECT giving.note_receipt_mail(${id}::uuid, ${state})::text`,
  );
}

function issuedText(receipt: MailedReceipt): string[] {
  const { appUrl } = environment();
  const money = (minor: bigint) => formatMoney(minor, receipt.currency, 'en');
  const { giftMinor, feeCoverMinor, amountMinor, replacedNumber } = receipt;
  const returned = giftMinor - amountMinor;
  return [
    replacedNumber
      ? message(giving.receiptAgainIntro, { amount: money(amountMinor), old: replacedNumber })
      : message(giving.receiptIntro),
    '',
    message(giving.receiptNumber, { number: receipt.number }),
    message(giving.receiptDate, { date: receipt.issuedAt.toISOString().slice(0, 10) }),
    message(giving.receiptGift, { amount: money(giftMinor - feeCoverMinor) }),
    ...(feeCoverMinor > 0n ? [message(giving.receiptFeeCover, { amount: money(feeCoverMinor) })] : []),
    message(giving.receiptTotal, { amount: money(giftMinor) }),
    ...(returned > 0n
      ? [
          message(giving.receiptReturned, { amount: money(returned) }),
          message(giving.receiptFor, { amount: money(amountMinor) }),
        ]
      : []),
    '',
    ...whatNext(receipt, appUrl),
    '',
    message(giving.receiptAttached),
    `${appUrl}/en/my-gifts`,
    '',
    ...legal(),
  ];
}

function whatNext({ destination, slug }: MailedReceipt, appUrl: string): string[] {
  if (destination === 'pool') return [message(giving.receiptWhatNextPool)];
  if (destination === 'operating') return [message(giving.receiptWhatNextOperating)];
  return slug ? [message(giving.receiptWhatNext), `${appUrl}/en/needs/${slug}`] : [];
}

const voidText = ({ number }: MailedReceipt): string[] => [
  message(giving.receiptVoidIntro, { number }),
  '',
  message(giving.receiptVoidThanks),
  '',
  ...legal(),
];

function legal(): string[] {
  const { name, address, registration, taxStatement } = organisation();
  return [name, address, registration, taxStatement];
}
