import { plainOf } from './private-views';

/** Sounds brought together: Rafikul for Rafiqul, Mezeret for Meseret, Khoury for Kuri. */
export const soundOf = (plain: string): string =>
  plain
    .replace(/ph/g, 'f')
    .replace(/sch|sh|ch|tsch|tch/g, 's')
    .replace(/[qc]k?|kh/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/w/g, 'v')
    .replace(/[yj]/g, 'i')
    .replace(/ou|oo/g, 'u')
    .replace(/ee|ea/g, 'i')
    .replace(/(?<=\p{L})h/gu, '')
    .replace(/(.)\1+/g, '$1');

/** The consonants of a sound: what is left when vowels are guessed (Mohammed, Muhamad) or not written at all. */
export const bonesOf = (plain: string): string => soundOf(plain).replace(/(?!^)[aeiou]/g, '');

const BROAD: ReadonlyArray<[RegExp, string]> = [
  [/[pfv]/g, 'b'],
  [/[gqjh]/g, 'k'],
  [/d/g, 't'],
  [/[zc]/g, 's'],
  [/r/g, 'l'],
  [/m/g, 'n'],
];

/** Bones in which sounds that alphabets do not tell apart are one; the beginning too, since vowels may open a word. */
export const broadBonesOf = (plain: string): string =>
  BROAD.reduce((bones, [sounds, one]) => bones.replace(sounds, one), soundOf(plain).replace(/[aeiou]/g, '')).replace(
    /(.)\1+/g,
    '$1',
  );

/** A word as it is spoken, in letters a–z where that can be said. */
export const spokenOf = (word: string): string => plainOf(word, 'sound');
