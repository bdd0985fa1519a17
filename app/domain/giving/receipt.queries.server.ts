import { publicLanguage } from '~/catalogues/public-languages';
import { inTransaction } from '~/platform/db/index.server';
import { workerActor } from '../access';
import { unsealDonorEmail } from './donor-address.server';
import type { ReceiptFacts } from './receipt-document.server';
import { receiptNumber } from './receipt-number';

/** A receipt with what its mail needs besides: the id, the one that it replaces, the need's page while it is public. */
export interface MailedReceipt extends ReceiptFacts {
  id: string;
  replacedNumber: string | undefined;
  slug: string | null;
  /** Whether a mail with this state of it has gone out. */
  isMailed: boolean;
}

interface Row extends Omit<MailedReceipt, 'number' | 'nextNumber' | 'replacedNumber' | 'email' | 'language'> {
  language: string;
  year: number;
  serial: number;
  emailSealed: Uint8Array<ArrayBuffer> | null;
  otherYear: number | null;
  otherSerial: number | null;
}

/** The newest receipt of a gift, in force or void; undefined before there is one. */
export async function latestReceipt(giftId: string): Promise<MailedReceipt | undefined> {
  const [row] = await inTransaction(
    workerActor,
    'giving.latest_receipt',
    (tx) => tx.$queryRaw<Row[]>`
    SELECT r.id, r.year, r.serial, r.state, r.void_reason AS "voidReason", r.voided_at AS "voidedAt", r.issued_at AS "issuedAt",
      g.paid_at AS "paidAt", c.destination, c.monthly, coalesce(c.language, 'en') AS language, g.amount_minor AS "giftMinor", g.fee_cover_minor AS "feeCoverMinor",
      r.amount_minor AS "amountMinor", r.currency::text AS currency, d.email_sealed AS "emailSealed", v.slug,
      o.year AS "otherYear", o.serial AS "otherSerial",
      EXISTS (SELECT 1 FROM giving.receipt_mail m WHERE m.receipt_id = r.id AND m.state = r.state) AS "isMailed"
    FROM giving.receipt r JOIN giving.gift g ON g.id = r.gift_id JOIN giving.checkout c ON c.id = g.checkout_id
    LEFT JOIN giving.donor d ON d.id = g.donor_id AND d.forget_on IS NULL
    LEFT JOIN public.visible_campaign v ON v.id = g.campaign_id
    LEFT JOIN LATERAL (SELECT p.year, p.serial FROM giving.receipt p WHERE p.gift_id = g.id AND (p.year, p.serial) < (r.year, r.serial)
      ORDER BY p.year DESC, p.serial DESC LIMIT 1) o ON true
    WHERE g.id = ${giftId}::uuid ORDER BY r.year DESC, r.serial DESC LIMIT 1`,
  );
  if (!row) return undefined;
  const { year, serial, emailSealed, otherYear, otherSerial, language, ...rest } = row;
  return {
    ...rest,
    language: publicLanguage(language),
    number: receiptNumber(year, serial),
    replacedNumber: otherYear !== null && otherSerial !== null ? receiptNumber(otherYear, otherSerial) : undefined,
    nextNumber: undefined,
    email: emailSealed ? unsealDonorEmail(emailSealed) : undefined,
  };
}
