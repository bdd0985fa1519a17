import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import {
  amountInAddress,
  chosenAmount,
  errorsOf,
  formToken,
  limitsInWords,
  type ReadGift,
  readGiftAmount,
  usualChoices,
} from './gift-form.server';
import { readCurrencies, readLimit } from './giving.queries.server';
import { openGiftFormSchema } from './schemas';

/** What the address of the page may choose beforehand. */
export interface OpenGiftChoice {
  to: 'pool' | 'operating';
  every: 'once' | 'month';
  currency: string;
  amountMinor?: bigint | undefined;
}

/** The choice in an address, as far as it is one of ours. */
export function openGiftChoice(search: URLSearchParams): OpenGiftChoice {
  const currency = search.get('currency') ?? '';
  return {
    to: search.get('to') === 'operating' ? 'operating' : 'pool',
    every: search.get('every') === 'month' ? 'month' : 'once',
    currency: /^[A-Z]{3}$/.test(currency) ? currency : 'USD',
    amountMinor: amountInAddress(search),
  };
}

/** What the form of a gift to the pool or the operating fund needs to know. */
export async function openGiftForm({ amountMinor, ...choice }: OpenGiftChoice, lang: PublicLanguage) {
  const currencies = await readCurrencies();
  const currency = currencies.includes(choice.currency) ? choice.currency : (currencies[0] ?? 'USD');
  const limit = await readLimit(currency);
  if (!limit) throw new Error(`no gift is taken in ${currency}`);
  const amounts = usualChoices(currency, limit, lang);
  return {
    ...formToken(),
    ...choice,
    currency,
    currencies,
    limits: limitsInWords(limit, currency, lang),
    amounts,
    ...chosenAmount(amountMinor, amounts, currency),
  };
}
export type OpenGiftFormView = Awaited<ReturnType<typeof openGiftForm>>;

/** Reads a sent form of a gift to the pool or the operating fund; nothing is trusted. */
export async function readOpenGiftForm(sent: FormData, lang: PublicLanguage): Promise<ReadGift> {
  const parsed = openGiftFormSchema.safeParse(Object.fromEntries(sent));
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error, lang) };
  const form = parsed.data;
  if (!(await readLimit(form.currency)))
    return { ok: false, errors: { currency: publicWords(lang).giving.errorCurrency } };
  const amount = await readGiftAmount(form, form.currency, lang);
  if (!amount.ok) return amount;
  return {
    ok: true,
    terms: {
      destination: { kind: form.to },
      amountMinor: amount.amountMinor,
      coverFee: form.cover_fee === 'yes',
      currency: form.currency,
      leftOver: 'pool',
      monthly: form.every === 'month',
      language: lang,
    },
    giftId: form.gift_id,
    proof: form.proof,
  };
}
