import { giving } from '~/catalogues/en/giving';
import { message } from '~/catalogues/message';
import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import { environment } from '~/platform/env/index.server';
import { PaymentError } from '~/platform/payments/index.server';
import { payments } from '~/platform/payments/installation-payments.server';
import { type PublicActor, workerActor } from '../access';
import { feeCoverOf } from './fee-cover';
import { readLimit } from './giving.queries.server';
import { type GiftInput, GiftRefused } from './schemas';

/** Stripe's shortest life of a checkout is 30 minutes. */
const CHECKOUT_MINUTES = 31;

/**
 * Begins a gift and answers the address of the page where it is paid. The intent is committed first, then Stripe is
 * asked, then what it said is committed: a crash in between leaves an open checkout that nobody can pay.
 * Throws GiftRefused.
 */
export async function startGift(actor: PublicActor, input: GiftInput): Promise<{ url: string }> {
  const limit = await readLimit(input.currency);
  if (!limit) throw new GiftRefused('amount');
  const feeCoverMinor = input.coverFee ? feeCoverOf(input.amountMinor, input.currency, limit.stepMinor) : 0n;
  const checkoutId = await openCheckout(actor, input, feeCoverMinor);
  const { appUrl } = environment();
  const base = `${appUrl}/${input.language}`;
  try {
    const session = await payments().createCheckout({
      checkoutId,
      currency: input.currency,
      gift: { label: message(giving.checkoutGift, {}, input.language), amountMinor: input.amountMinor },
      feeCover:
        feeCoverMinor > 0n
          ? { label: message(giving.checkoutFeeCover, {}, input.language), amountMinor: feeCoverMinor }
          : undefined,
      successUrl: `${base}/thanks?session_id={CHECKOUT_SESSION_ID}`,
      cancelUrl: `${base}/give/cancelled`,
      expiresAt: new Date(Date.now() + CHECKOUT_MINUTES * 60_000),
      language: input.language,
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

async function openCheckout(actor: PublicActor, input: GiftInput, feeCoverMinor: bigint): Promise<string> {
  const { destination } = input;
  const lineId = destination.kind === 'line' ? destination.campaignLineId : null;
  try {
    const [row] = await inTransaction(
      actor,
      'giving.open_checkout',
      (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT giving.open_checkout(${destination.campaignId}::uuid, ${lineId}::uuid, ${destination.kind}, ${input.amountMinor},
        ${feeCoverMinor}, ${input.currency}, ${input.leftOver}, ${input.clientHash}) AS id`,
    );
    if (!row) throw new GiftRefused('unavailable');
    return row.id;
  } catch (error) {
    const code = databaseErrorCode(error);
    if (code === 'HW009') throw new GiftRefused('too-many');
    if (code === 'HW003') throw new GiftRefused('amount');
    if (code === 'HW007' || code === 'HW002') throw new GiftRefused('not-visible');
    throw error;
  }
}
