import { decimalsOf } from './currency';

/** Why what was typed is no amount: nothing there, signs that can be read two ways, more decimals than the currency has, too large. */
export type AmountFault = 'empty' | 'signs' | 'decimals' | 'large';
export type ParsedAmount =
  | { ok: true; amountMinor: bigint }
  /** `message` is for staff; the public reads `fault` in its language. */
  | { ok: false; fault: AmountFault; message: string };

const GROUPED = /^\d{1,3}([, ]\d{3})+$/;
const PLAIN = /^\d+$/;

/**
 * Reads what a person typed ("1,500.50", "1500", "1 500.5") as minor units, exactly. The point is the decimal sign and
 * commas only group thousands; anything that could be read two ways is refused with how to write it.
 */
export function parseAmount(text: string, currency: string): ParsedAmount {
  const typed = text.trim().replace(/[\u00a0\u202f]/g, ' ');
  const decimals = decimalsOf(currency);
  const example = `for example ${exampleOf(decimals)}`;
  if (typed === '') return refused('empty', `Enter the amount in ${currency}, ${example}.`);
  const [whole = '', fraction, ...more] = typed.split('.');
  if (more.length > 0)
    return refused('signs', `Group thousands with commas and write the decimals after one point, ${example}.`);
  const sameGroups = !(whole.includes(',') && whole.includes(' '));
  if (!PLAIN.test(whole) && !(GROUPED.test(whole) && sameGroups)) {
    return refused('signs', `Use digits only, commas between thousands and a point before decimals, ${example}.`);
  }
  if (fraction !== undefined && !PLAIN.test(fraction))
    return refused('signs', `Write digits after the point, ${example}.`);
  if (fraction !== undefined && fraction.length > decimals) {
    const amounts = decimals === 0 ? 'has no decimals' : `has ${decimals} decimals`;
    return refused('decimals', `${currency} ${amounts}: write it ${example}.`);
  }
  const digits = whole.replace(/[, ]/g, '') + (fraction ?? '').padEnd(decimals, '0');
  if (digits.length > 15) return refused('large', 'This amount is too large.');
  return { ok: true, amountMinor: BigInt(digits) };
}

/** An amount as one would type it, for the value of a field: "1500.50". */
export function amountForInput(amountMinor: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = amountMinor.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const refused = (fault: AmountFault, message: string): ParsedAmount => ({ ok: false, fault, message });
const exampleOf = (decimals: number) => (decimals === 0 ? '1,500' : `1,500.${'500'.slice(0, decimals)}`);
