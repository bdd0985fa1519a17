import { digitsOf } from './code';

export const PIN_DIGITS_MIN = 6;
export const PIN_DIGITS_MAX = 12;

export type PinFault = 'length' | 'easy';

/** The digits of a PIN, in whatever script they were typed. */
export const pinOf = (typed: string): string => digitsOf(typed);

/** Why a PIN cannot be chosen, or null. Easy: one digit, a run up or down, doubled runs, a pattern of up to three digits. */
export function pinFault(pin: string): PinFault | null {
  if (pin.length < PIN_DIGITS_MIN || pin.length > PIN_DIGITS_MAX) return 'length';
  return isRun(pin) || isDoubledRun(pin) || [1, 2, 3].some((period) => repeats(pin, period)) ? 'easy' : null;
}

const repeats = (pin: string, period: number) => [...pin].every((digit, at) => digit === pin[at % period]);

function isRun(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

function isDoubledRun(pin: string): boolean {
  const pairs = pin.match(/(\d)\1/g) ?? [];
  return pairs.length * 2 === pin.length && isRun(pairs.map((pair) => pair[0]).join(''));
}
