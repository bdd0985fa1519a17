import { createHash } from 'node:crypto';
import type { ToldFact } from './showing';

/** Crockford's letters: none is taken for another when it is read from paper. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The mark that stands on screen and paper, such as `7K2Q-M0XR`: the same for the same page, and only for it. */
export function versionMark(told: readonly ToldFact[]): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify(told.map(({ line }) => line)))
    .digest();
  const letters = [...bytes.subarray(0, 8)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A mark as it was typed from paper: small letters, spaces and a missing hyphen are no difference. */
export const sameMark = (typed: string, mark: string): boolean => bare(typed) === bare(mark);
const bare = (text: string) =>
  text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
