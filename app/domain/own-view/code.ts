/** What an officer hands over: 16 random digits (53 bits) and 2 that check them (ISO 7064, MOD 97-10). */
export const CODE_DIGITS = 18;
const RANDOM_DIGITS = 16;

/** Where each script's zero stands; nine digits follow it. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1040, 0x17e0, 0xff10];

/** The digits of what was typed, in whatever script, as 0 to 9; everything between them is left out. */
export function digitsOf(typed: string): string {
  return [...typed]
    .map((symbol) => {
      const point = symbol.codePointAt(0) ?? 0;
      const zero = ZEROS.find((start) => point >= start && point < start + 10);
      return zero === undefined ? '' : String(point - zero);
    })
    .join('');
}

const remainder = (digits: string) => Number(BigInt(digits) % 97n);

/** The code for 16 random digits. */
export function codeOf(random: string): string {
  if (!/^\d{16}$/.test(random)) throw new RangeError(`A code has ${RANDOM_DIGITS} random digits.`);
  const check = (98 - remainder(`${random}00`)) % 97;
  return random + String(check).padStart(2, '0');
}

/** Whether 18 digits belong together: a wrong digit, and two that changed places, are noticed. */
export function isCode(digits: string): boolean {
  return digits.length === CODE_DIGITS && remainder(digits) === 1;
}

/** In groups of three, as it is read out and printed. */
export function groupedCode(code: string): string {
  return code.replace(/(\d{3})(?=\d)/g, '$1 ');
}
