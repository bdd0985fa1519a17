import { z } from 'zod';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import { type GiftOutcome, readBegun } from './giving.queries.server';

/** The address of the form with this gift filled in; undefined where its need takes no gifts any more. */
export function giftAgain(outcome: GiftOutcome, lang: PublicLanguage): string | undefined {
  const { destination, needSlug, lineId, giftMinor, currency, monthly } = outcome;
  const amount = giftMinor.toString();
  if (destination === 'pool' || destination === 'operating') {
    const every = monthly ? 'month' : 'once';
    return `/${lang}/give?${new URLSearchParams({ to: destination, every, currency, amount })}`;
  }
  if (needSlug === undefined) return undefined;
  return `/${lang}/needs/${needSlug}/give?${new URLSearchParams({ amount, ...(lineId ? { line: lineId } : {}) })}`;
}

/** The gift that was begun under an id of an address, to go on with; null where there is none, or it has been paid. */
export async function begunGift(
  id: string | null,
  lang: PublicLanguage,
): Promise<{ href: string; label: string } | null> {
  const checkoutId = z.uuid().safeParse(id);
  const begun = checkoutId.success ? await readBegun(checkoutId.data) : undefined;
  if (!begun || begun.status === 'paid' || begun.status === 'pending') return null;
  const href = giftAgain(begun, lang);
  const amount = formatMoney(begun.giftMinor, begun.currency, lang, { trim: true });
  return href === undefined ? null : { href, label: message(publicWords(lang).afterGift.again, { amount }, lang) };
}
