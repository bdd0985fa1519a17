import { moneyFormat } from '../../catalogues/formats';
import { formatLocale } from '../../catalogues/public-languages';
import { decimalsOf } from '../../domain/money';

export type FormatMoneyOptions = {
  /** Leave out decimals that are all zero: "USD 1,500". For running text, not for columns. */
  trim?: boolean;
  /** Without the currency code: for columns whose head names the unit. */
  bare?: boolean;
};

/**
 * An amount in words of the locale, exact at any size: no float is involved.
 * @param amountMinor integer minor units, as bigint or decimal string
 * @throws SyntaxError when the string is not an integer
 */
export function formatMoney(
  amountMinor: bigint | string,
  currency: string,
  locale: string,
  { trim = false, bare = false }: FormatMoneyOptions = {},
): string {
  const digits = decimalsOf(currency);
  const decimal = toDecimal(BigInt(amountMinor), digits);
  const shown = trim && /^-?\d+(\.0+)?$/.test(decimal) ? 0 : digits;
  return moneyFormat(formatLocale(locale), bare ? null : currency, shown).format(decimal);
}

type Decimal = `${number}`;

function toDecimal(amountMinor: bigint, digits: number): Decimal {
  const sign = amountMinor < 0n ? '-' : '';
  const figures = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(digits + 1, '0');
  const split = figures.length - digits;
  const fraction = digits === 0 ? '' : `.${figures.slice(split)}`;
  return `${sign}${figures.slice(0, split)}${fraction}` as Decimal;
}
