import { vault } from '../../platform/crypto/index.server';
import { BORN, type Mark } from './tokens';

const known = new Map<Mark, bigint>();
const KNOWN_MAX = 200_000;

/** The token of a mark: 63 bits of a keyed hash. Equal marks are found without being readable; nothing leads back. */
export function tokenOf(mark: Mark): bigint {
  const before = known.get(mark);
  if (before !== undefined) return before;
  const token = BigInt(`0x${vault().fingerprint('anonymity', mark).slice(0, 16)}`) >> 1n;
  if (known.size >= KNOWN_MAX) known.clear();
  known.set(mark, token);
  return token;
}

/** Sorted, each once. */
export function tokensOf(marks: readonly Mark[]): bigint[] {
  return [...new Set(marks.map(tokenOf))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** What the register keeps of a person: the month of birth apart, since it is asked for by hundreds. */
export function keptOf(marks: readonly Mark[]): { tokens: string; born: bigint | null } {
  const born = marks.find((mark) => mark.startsWith(BORN));
  return {
    tokens: arrayText(tokensOf(marks.filter((mark) => !mark.startsWith(BORN)))),
    born: born === undefined ? null : tokenOf(born),
  };
}

/** As PostgreSQL writes an array. */
export const arrayText = (tokens: readonly bigint[]): string => `{${tokens.join(',')}}`;
