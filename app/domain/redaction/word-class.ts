/**
 * Words of one kind, written as one list: a plain word, a stem with its endings left open ("вагітн*"), or several words
 * joined by "_" ("anak_perempuan").
 */
export interface WordTable {
  /** The classes of each word, or row of words, that starts at an index, with how many words it takes. */
  at(lowers: readonly string[], index: number): ReadonlyMap<string, readonly number[]>;
}

interface Entry {
  className: string;
  words: string[];
}

const split = (list: string): string[] => list.trim().split(/\s+/).filter(Boolean);

const isForm = (pattern: string, word: string | undefined): boolean =>
  word !== undefined && (pattern.endsWith('*') ? word.startsWith(pattern.slice(0, -1)) : word === pattern);

/** A table of classes; a word may belong to several. */
export function wordTable(classes: Readonly<Record<string, string>>): WordTable {
  const exact = new Map<string, Entry[]>();
  const stems = new Map<string, Entry[]>();
  let shortest = Number.POSITIVE_INFINITY;
  let longest = 0;
  for (const [className, list] of Object.entries(classes)) {
    for (const text of split(list)) {
      const words = text.split('_');
      const first = words[0] ?? '';
      const isStem = first.endsWith('*');
      const key = isStem ? first.slice(0, -1) : first;
      const table = isStem ? stems : exact;
      table.set(key, [...(table.get(key) ?? []), { className, words }]);
      if (isStem) {
        shortest = Math.min(shortest, key.length);
        longest = Math.max(longest, key.length);
      }
    }
  }
  const entriesOf = new Map<string, readonly Entry[]>();
  /** Entries that begin with a word, the exact ones first; remembered, since most words of a text come again. */
  const entriesFor = (word: string): readonly Entry[] => {
    const known = entriesOf.get(word);
    if (known) return known;
    const entries = [...(exact.get(word) ?? [])];
    for (let length = shortest; length <= Math.min(longest, word.length); length += 1)
      entries.push(...(stems.get(word.slice(0, length)) ?? []));
    if (entriesOf.size < 20_000) entriesOf.set(word, entries);
    return entries;
  };
  return {
    at(lowers, index) {
      const entries = entriesFor(lowers[index] ?? '');
      if (entries.length === 0) return NOTHING;
      const found = new Map<string, number[]>();
      for (const { className, words } of entries) {
        if (words.length > 1 && !words.every((part, offset) => isForm(part, lowers[index + offset]))) continue;
        const lengths = found.get(className) ?? [];
        if (!lengths.includes(words.length))
          found.set(
            className,
            [...lengths, words.length].sort((a, b) => b - a),
          );
      }
      return found;
    },
  };
}

const NOTHING: ReadonlyMap<string, readonly number[]> = new Map();

/** A set of words and open stems. */
export function openSet(...lists: readonly string[]): { has(word: string): boolean } {
  const table = wordTable({ all: lists.join(' ') });
  const known = new Map<string, boolean>();
  return {
    has(word) {
      const found = known.get(word) ?? table.at([word], 0).has('all');
      if (known.size < 20_000) known.set(word, found);
      return found;
    },
  };
}
