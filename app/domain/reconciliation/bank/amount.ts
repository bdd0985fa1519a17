import { decimalsOf } from '../../money';

export type ReadAmount = { amountMinor: bigint } | { problem: 'not_an_amount' | 'too_many_decimals' };

const PLAIN = /^(\d{1,15})(?:\.(\d{1,6}))?$/;

/**
 * Decimal digits with a point, as XML has them, in minor units of the currency, exactly. More decimals than the currency
 * has are taken when they are zeros.
 */
export function plainAmount(digits: string, currency: string): ReadAmount {
  const [, whole, fraction = ''] = PLAIN.exec(digits) ?? [];
  if (whole === undefined) return { problem: 'not_an_amount' };
  const decimals = decimalsOf(currency);
  if (/[1-9]/.test(fraction.slice(decimals))) return { problem: 'too_many_decimals' };
  return { amountMinor: BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0')) };
}

const SPACES = /[\s\u00a0\u202f']/g;

/** Which sign parts whole and fraction in a file; a file is read with one of them. */
export type DecimalSign = '.' | ',';

/**
 * The decimal sign of a column of amounts: the one that stands last, or before other than three digits, anywhere in it. A
 * column that can be read both ways is read with the point, unless the currency has decimals and only the comma gives them.
 */
export function decimalSignOf(cells: readonly string[], currency: string): DecimalSign {
  const decimals = decimalsOf(currency);
  let groupsLikeComma = false;
  for (const cell of cells) {
    const digits = cell.replace(SPACES, '').replace(/^[-+(]|[-)]$/g, '');
    const comma = digits.lastIndexOf(',');
    const point = digits.lastIndexOf('.');
    if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
    const at = Math.max(comma, point);
    if (at < 0) continue;
    const sign = comma >= 0 ? ',' : '.';
    if (digits.indexOf(sign) !== at) return sign === ',' ? '.' : ',';
    if (digits.length - at - 1 !== 3) return sign;
    // "1,234": thousands, or three decimals of a currency that has them.
    if (sign === ',' && decimals === 3) groupsLikeComma = true;
  }
  return groupsLikeComma ? ',' : '.';
}

/** An amount as banks write it in CSV: "-1.234,50", "1 234.50", "1234-", "(50.00)". */
export function writtenAmount(cell: string, currency: string, sign: DecimalSign): ReadAmount {
  const bare = cell.replace(SPACES, '').replace(/[A-Z]{3}$|^[A-Z]{3}/, '');
  const negative = /^-|-$|^\(.*\)$/.test(bare);
  const digits = bare.replace(/^[-+(]|[-+)]$/g, '');
  const group = sign === '.' ? ',' : '.';
  const [whole = '', ...rest] = digits.split(sign);
  if (rest.length > 1 || rest.some((part) => part.includes(group))) return { problem: 'not_an_amount' };
  if (whole.includes(group) && !new RegExp(`^\\d{1,3}(\\${group}\\d{2,3})+$`).test(whole))
    return { problem: 'not_an_amount' };
  const read = plainAmount([whole.replaceAll(group, '') || '0', ...rest].join('.'), currency);
  return 'amountMinor' in read && negative ? { amountMinor: -read.amountMinor } : read;
}
