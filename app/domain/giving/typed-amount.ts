import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import { type AmountFault, amountForInput, decimalsOf, parseAmount } from '../money';

const ARABIC_ZERO = 0x660;
const PERSIAN_ZERO = 0x6f0;

/**
 * Reads an amount as the donor's language writes it: in Arabic its figures and signs, in Spanish and French a comma before
 * one or two decimals. Whatever could be read two ways is refused, in words of that language.
 */
export function readTypedAmount(
  text: string,
  currency: string,
  lang: PublicLanguage,
): { ok: true; amountMinor: bigint } | { ok: false; message: string } {
  const decimals = decimalsOf(currency);
  const amount = parseAmount(asEnglish(text.trim(), lang), currency);
  // With three decimals a comma before three figures is a group in one language and decimals in the other.
  const isAmbiguous = decimals === 3 && WITH_COMMA.has(lang) && /,\d{3}$/.test(text.trim());
  if (amount.ok && !isAmbiguous) return amount;
  const { giving } = publicWords(lang);
  const sample = 1500n * 10n ** BigInt(decimals) + halfOf(decimals);
  const example =
    decimals === 3 && WITH_COMMA.has(lang)
      ? amountForInput(sample, currency)
      : formatMoney(sample, currency, lang, { bare: true });
  const words = giving[sentences[amount.ok ? 'signs' : amount.fault]];
  return { ok: false, message: message(words, { currency, example, decimals }, lang) };
}

const WITH_COMMA = new Set<PublicLanguage>(['es', 'fr']);

function asEnglish(typed: string, lang: PublicLanguage): string {
  if (lang === 'ar') return withWesternFigures(typed);
  return WITH_COMMA.has(lang) ? typed.replace(/^([\d\s]+),(\d{1,2})$/, '$1.$2') : typed;
}

const sentences = {
  empty: 'errorAmountEmpty',
  signs: 'errorAmountSigns',
  decimals: 'errorAmountDecimals',
  large: 'errorAmountLarge',
} as const satisfies Record<AmountFault, string>;

const halfOf = (decimals: number) => (decimals === 0 ? 0n : 5n * 10n ** BigInt(decimals - 1));

const withWesternFigures = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (figure) => String((figure.codePointAt(0) ?? 0) - ARABIC_ZERO))
    .replace(/[\u06f0-\u06f9]/g, (figure) => String((figure.codePointAt(0) ?? 0) - PERSIAN_ZERO))
    .replaceAll('\u066b', '.')
    .replaceAll('\u066c', ',');
