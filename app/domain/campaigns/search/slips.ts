/** How many slips of the finger a word of this length may hold; the database's `public.slips_allowed` says the same. */
export const slipsAllowed = (word: string): number => {
  const length = [...word].length;
  if (length < 4) return 0;
  return length >= 8 && length <= 14 ? 2 : 1;
};

/** Letters added, left out, changed or swapped with the next one, between two words (optimal string alignment). */
export function slipsBetween(first: string, second: string): number {
  const [a, b] = [[...first], [...second]];
  let beforeLast: number[] = [];
  let last = b.map((_, at) => at).concat(b.length);
  for (const [row, letter] of a.entries()) {
    const next = [row + 1];
    for (const [column, other] of b.entries()) {
      const changed = (last[column] ?? 0) + (letter === other ? 0 : 1);
      const swapped =
        row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === other
          ? (beforeLast[column - 1] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      next.push(Math.min(changed, swapped, (last[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    beforeLast = last;
    last = next;
  }
  return last.at(-1) ?? 0;
}

/** Those that are nearest to a word, if any is near enough. */
export function nearest(word: string, candidates: readonly string[]): string[] {
  const allowed = slipsAllowed(word);
  const near = candidates
    .map((candidate) => ({ candidate, slips: slipsBetween(word, candidate) }))
    .filter(({ slips }) => slips <= Math.max(allowed, 1));
  const least = Math.min(...near.map(({ slips }) => slips));
  return near.filter(({ slips }) => slips === least).map(({ candidate }) => candidate);
}

/** The word, and what is left of it without one letter or two: words that differ by a slip or two have one in common. */
export function formsOf(word: string): Set<string> {
  const forms = new Set([word]);
  let shortened = [word];
  for (let slips = slipsAllowed(word); slips > 0; slips -= 1) {
    shortened = shortened.flatMap((form) => {
      const letters = [...form];
      return letters.map((_, at) => letters.toSpliced(at, 1).join(''));
    });
    for (const form of shortened) forms.add(form);
  }
  return forms;
}
