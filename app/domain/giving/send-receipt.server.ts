import { z } from 'zod';
import { giving } from '~/catalogues/en/giving';
import { message } from '~/catalogues/message';
import { vault } from '~/platform/crypto/index.server';
import { inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { mailer } from '~/platform/mail/installation-mailer.server';
import { formatMoney } from '~/ui/money/format-money';
import { workerActor } from '../access';

const bookedGift = z.object({ giftId: z.uuid() });

interface ReceiptRow {
  receiptId: string;
  year: number;
  serial: number;
  amountMinor: bigint;
  feeCoverMinor: bigint;
  currency: string;
  issuedAt: Date;
  emailSealed: Uint8Array<ArrayBuffer> | null;
  slug: string | null;
}

/**
 * The event `gift_booked`: issues the receipt (once, with the next serial number of the year) and mails it. A mail that
 * is sent twice carries the same id. It holds amounts and a link, never a word of a story.
 */
export async function sendReceipt(payload: unknown): Promise<void> {
  const { giftId } = bookedGift.parse(payload);
  await inTransaction(
    workerActor,
    'giving.issue_receipt',
    (tx) => tx.$queryRaw`SELECT giving.issue_receipt(${giftId}::uuid)::text`,
  );
  const receipt = await readReceipt(giftId);
  if (!receipt?.emailSealed) return;
  const to = new TextDecoder().decode(vault().unsealFor('donor', 'email', receipt.emailSealed));
  const { appUrl } = environment();
  const number = `HW-${receipt.year}-${String(receipt.serial).padStart(6, '0')}`;
  const money = (minor: bigint) => formatMoney(minor, receipt.currency, 'en');
  const lines = [
    message(giving.receiptIntro),
    '',
    message(giving.receiptNumber, { number }),
    message(giving.receiptDate, { date: receipt.issuedAt.toISOString().slice(0, 10) }),
    message(giving.receiptGift, { amount: money(receipt.amountMinor - receipt.feeCoverMinor) }),
    ...(receipt.feeCoverMinor > 0n ? [message(giving.receiptFeeCover, { amount: money(receipt.feeCoverMinor) })] : []),
    message(giving.receiptTotal, { amount: money(receipt.amountMinor) }),
    '',
    message(giving.receiptWhatNext),
    ...(receipt.slug ? [`${appUrl}/en/needs/${receipt.slug}`] : []),
    '',
    message(giving.receiptLegal),
  ];
  await mailer().send({
    to,
    subject: message(giving.receiptSubject, { number }),
    text: lines.join('\n'),
    messageId: `receipt-${receipt.receiptId}`,
  });
}

async function readReceipt(giftId: string): Promise<ReceiptRow | undefined> {
  const rows = await inTransaction(
    workerActor,
    'giving.read_receipt',
    (tx) => tx.$queryRaw<ReceiptRow[]>`
    SELECT r.id AS "receiptId", r.year, r.serial, g.amount_minor AS "amountMinor", g.fee_cover_minor AS "feeCoverMinor",
      g.currency::text AS currency, r.issued_at AS "issuedAt", d.email_sealed AS "emailSealed", v.slug
    FROM giving.receipt r JOIN giving.gift g ON g.id = r.gift_id LEFT JOIN giving.donor d ON d.id = g.donor_id
    LEFT JOIN public.visible_campaign v ON v.id = g.campaign_id
    WHERE g.id = ${giftId}::uuid AND r.state = 'issued'`,
  );
  return rows[0];
}
