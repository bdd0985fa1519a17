import { setTimeout as pause } from 'node:timers/promises';
import { type PublicLanguage, publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { type CheckoutInput, type CreatedCheckout, PaymentError } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { type PublicActor, workerActor } from '../access';
import { feeCoverOf } from './fee-cover';
import { readLimit } from './giving.queries.server';
import { type GiftAsker, GiftRefused, type GiftTerms } from './schemas';

const IN_FLIGHT_TRIES = 5;
const IN_FLIGHT_PAUSE_MS = 300;

/**
 * Begins a gift and answers the address of the page where it is paid. The intent is committed first, then Stripe is
 * asked, then what it said is committed: a crash in between leaves an open checkout that nobody can pay. A form that is
 * sent twice (a double click) gets the same checkout and the same page. Throws GiftRefused.
 */
export async function startGift(actor: PublicActor, terms: GiftTerms, asker: GiftAsker): Promise<{ url: string }> {
  const limit = await readLimit(terms.currency);
  if (!limit) throw new GiftRefused('amount');
  const feeCoverMinor = terms.coverFee ? feeCoverOf(terms.amountMinor, terms.currency, limit.stepMinor) : 0n;
  const checkoutId = await openCheckout(actor, terms, asker, feeCoverMinor);
  const { expiresAt, language } = await keptWith(checkoutId, terms.language);
  const { appUrl } = environment();
  const base = `${appUrl}/${language}`;
  const { giving } = publicWords(language);
  try {
    const session = await createOnce(terms.monthly, {
      checkoutId,
      currency: terms.currency,
      gift: {
        label: terms.monthly ? giving.checkoutMonthly : giving.checkoutGift,
        amountMinor: terms.amountMinor,
      },
      feeCover: feeCoverMinor > 0n ? { label: giving.checkoutFeeCover, amountMinor: feeCoverMinor } : undefined,
      successUrl: `${base}/thanks?session_id={CHECKOUT_SESSION_ID}`,
      cancelUrl: `${base}/give/cancelled?gift=${checkoutId}`,
      expiresAt,
      language,
      idempotencyKey: `checkout-${checkoutId}-1`,
    });
    await inTransaction(
      workerActor,
      'giving.attach_session',
      (tx) => tx.$queryRaw`
      SELECT giving.attach_session(${checkoutId}::uuid, ${session.sessionId}, ${session.expiresAt}::timestamptz)::text`,
    );
    return { url: session.url };
  } catch (error) {
    if (error instanceof PaymentError) throw new GiftRefused('unavailable');
    throw error;
  }
}

/** The other click of a double click may still be on its way to Stripe (409): its answer is ours, too. */
async function createOnce(monthly: boolean, input: CheckoutInput): Promise<CreatedCheckout> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await (monthly ? payments().createMonthlyCheckout(input) : payments().createCheckout(input));
    } catch (error) {
      const inFlight = error instanceof PaymentError && error.detail.status === 409;
      if (!inFlight || attempt === IN_FLIGHT_TRIES) throw error;
      await pause(IN_FLIGHT_PAUSE_MS);
    }
  }
}

/**
 * Until when the checkout's page may be paid, and in which language, kept with the checkout: asked again with the same
 * key, Stripe is asked with the same words. Its shortest life is 30 minutes, so there is a quarter of an hour for asking
 * again. What is written about the gift later is written in the language that it was begun in.
 */
async function keptWith(
  checkoutId: string,
  asked: PublicLanguage,
): Promise<{ expiresAt: Date; language: PublicLanguage }> {
  const [row] = await inTransaction(workerActor, 'giving.payable_until', async (tx) => {
    await tx.$queryRaw`SELECT giving.remember_language(${checkoutId}::uuid, ${asked})`;
    return tx.$queryRaw<{ sessionUntil: Date; language: string }[]>`
      SELECT session_until AS "sessionUntil", language FROM giving.checkout WHERE id = ${checkoutId}::uuid`;
  });
  if (!row) throw new Error('the checkout that was opened is not there');
  return { expiresAt: row.sessionUntil, language: publicLanguage(row.language) };
}

async function openCheckout(
  actor: PublicActor,
  terms: GiftTerms,
  asker: GiftAsker,
  feeCoverMinor: bigint,
): Promise<string> {
  const { destination } = terms;
  const campaignId = 'campaignId' in destination ? destination.campaignId : null;
  const lineId = destination.kind === 'line' ? destination.campaignLineId : null;
  const { clientHash, addressHash = null, proof = null, link = null, giftId } = asker;
  try {
    const [row] = await inTransaction(
      actor,
      'giving.open_checkout',
      (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT giving.open_checkout(${campaignId}::uuid, ${lineId}::uuid, ${destination.kind}, ${terms.amountMinor},
        ${feeCoverMinor}, ${terms.currency}, ${terms.leftOver}, ${clientHash}, ${terms.monthly}, ${giftId ?? null}::uuid,
        ${proof}, ${link}, ${addressHash}) AS id`,
    );
    if (!row) throw new GiftRefused('unavailable');
    return row.id;
  } catch (error) {
    const code = databaseErrorCode(error);
    // The form was changed and sent again, or its payment has ended: this is another gift.
    if (code === 'HW004' && giftId) return openCheckout(actor, terms, { ...asker, giftId: undefined }, feeCoverMinor);
    if (code === 'HW009') throw new GiftRefused('too-many');
    if (code === 'HW003') throw new GiftRefused('amount');
    if (code === 'HW007' && link) throw new GiftRefused('link');
    if (code === 'HW007' || code === 'HW002') throw new GiftRefused('not-visible');
    throw error;
  }
}
