import { decimalsOf } from './currency';

export type ParsedAmount = { ok: true; amountMinor: bigint } | { ok: false; message: string };

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
  if (typed === '') return refused(`Enter the amount in ${currency}, ${example}.`);
  const [whole = '', fraction, ...more] = typed.split('.');
  if (more.length > 0)
    return refused(`Group thousands with commas and write the decimals after one point, ${example}.`);
  const sameGroups = !(whole.includes(',') && whole.includes(' '));
  if (!PLAIN.test(whole) && !(GROUPED.test(whole) && sameGroups)) {
    return refused(`Use digits only, commas between thousands and a point before decimals, ${example}.`);
  }
  if (fraction !== undefined && !PLAIN.test(fraction)) return refused(`Write digits after the point, ${example}.`);
  if (fraction !== undefined && fraction.length > decimals) {
    const amounts = decimals === 0 ? 'has no decimals' : `has ${decimals} decimals`;
    return refused(`${currency} ${amounts}: write it ${example}.`);
  }
  const digits = whole.replace(/[, ]/g, '') + (fraction ?? '').padEnd(decimals, '0');
  if (digits.length > 15) return refused('This amount is too large.');
  return { ok: true, amountMinor: BigInt(digits) };
}

/** An amount as one would type it, for the value of a field: "1500.50". */
export function amountForInput(amountMinor: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = amountMinor.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

const refused = (message: string): ParsedAmount => ({ ok: false, message });
const exampleOf = (decimals: number) => (decimals === 0 ? '1,500' : `1,500.${'500'.slice(0, decimals)}`);
