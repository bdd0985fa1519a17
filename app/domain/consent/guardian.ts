/** What stands against a guardian, worked out from names alone. A vetting goes further; this only catches the plain case. */
export type GuardianConcern = 'alleged_perpetrator' | 'the_person';

interface Named {
  given: string;
  family: string;
  aliases: readonly string[];
  allegedPerpetrators: readonly { name: string }[];
}

/**
 * Whether a guardian bears the name of an alleged perpetrator of this case, or of the person themselves. Letters are
 * folded and the order of names does not count; a name that is wholly within the other is the same name.
 */
export function guardianConcern(name: string, person: Named): GuardianConcern | null {
  const guardian = partsOf(name);
  if (guardian.length === 0) return null;
  const bears = (other: string) => isWithin(guardian, partsOf(other)) || isWithin(partsOf(other), guardian);
  if (person.allegedPerpetrators.some((perpetrator) => bears(perpetrator.name))) return 'alleged_perpetrator';
  const own = [`${person.given} ${person.family}`, ...person.aliases].map(partsOf);
  return own.some((parts) => parts.length > 1 && sameParts(parts, guardian)) ? 'the_person' : null;
}

const TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'sr',
  'sra',
  'mme',
  'pak',
  'bu',
  'ibu',
  'bapak',
  'uncle',
  'aunt',
]);

const partsOf = (name: string): string[] => [
  ...new Set(
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/đ/gi, 'd')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => part.length > 1 && !TITLES.has(part)),
  ),
];

const isWithin = (few: readonly string[], many: readonly string[]) =>
  few.length > 0 && few.every((part) => many.includes(part));
const sameParts = (a: readonly string[], b: readonly string[]) => isWithin(a, b) && isWithin(b, a);
