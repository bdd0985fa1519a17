import type { FindingLevel, FindingType, Mark, Reason } from './finding';
import { bareLetters } from './folded-text';
import type { Token } from './tokens';
import { type WordTable, wordTable } from './word-class';

/**
 * A row of words that tells something, as text: `word`, `one|other`, `stem*`, `<class>`, `<one|other>`, `#` (a number in
 * figures), `_` (any word), `_c` (in lower case), `_C` (with a capital), `_N` (with a capital that no start of a sentence
 * explains), `_A` (with a capital, or in figures), `_s` (in lower case where the writer spares the capitals, and not of
 * the class `plain`), `~class` (of a class, where the writer spares the capitals), `_L` (one capital letter), `_p` (up to three letters of a plate); each with `?` or `{0,3}`. `,` and `,?` stand for a comma, `(` for a bracket, `"` for a quotation
 * mark before the next word; `!…` for a word that must not come next, `.` for the end of a part of a sentence. `[` and
 * `]` bound what is found; without them it is the whole row.
 */
export interface PhraseRule {
  type: FindingType;
  reason: Reason;
  level: FindingLevel;
  row: string;
}

interface Context {
  tokens: readonly Token[];
  lowers: readonly string[];
  classes: ReadonlyArray<ReadonlyMap<string, readonly number[]>>;
}

interface Matcher {
  /** How many words fit from a token on, longest first. */
  lengths(context: Context, at: number): readonly number[];
  /** Keys of which a token that fits has one (see `rulesAt`). */
  keys: readonly string[];
}
interface Item {
  kind: 'item';
  matcher: Matcher;
  least: number;
  most: number;
  gap: RegExp;
}
type Step = Item | { kind: 'not'; matcher: Matcher } | { kind: 'open' } | { kind: 'close' } | { kind: 'end' };

interface CompiledRule {
  rule: PhraseRule;
  steps: readonly Step[];
}

const SOFT = /^(?:\.? | #|\n| \n|\n |-|'| - |\/)?$/;
const COMMA = /^,\s?$/;
const MAYBE_COMMA = /^\.?,?\s?-?$/;
const BRACKET = /^ ?\($/;
const QUOTE = /^ ?,? ?["'(:]\s?["']?$/;
const ONE = [1];
const NONE: readonly number[] = [];

function matcher(text: string): Matcher {
  if (text === '_') return on(['c', 'C'], ({ tokens }, at) => tokens[at]?.kind === 'word');
  if (text === '_c') return on(['c'], ({ tokens }, at) => tokens[at]?.kind === 'word' && !tokens[at].capital);
  if (text === '_C') return on(['C'], ({ tokens }, at) => tokens[at]?.kind === 'word' && tokens[at].capital);
  if (text === '_N')
    return on(
      ['C'],
      ({ tokens }, at) => tokens[at]?.kind === 'word' && tokens[at].capital && tokens[at].position === 'none',
    );
  if (text === '_s')
    return on(['s'], ({ tokens, classes }, at) => tokens[at]?.spared && classes[at]?.has('plain') !== true);
  if (text === '_A')
    return on(['C', '#'], ({ tokens }, at) => tokens[at]?.kind === 'number' || tokens[at]?.capital === true);
  if (text === '#') return on(['#'], ({ tokens }, at) => tokens[at]?.kind === 'number');
  if (text === '_L') return on(['C'], ({ tokens }, at) => tokens[at]?.capital && tokens[at].text.length === 1);
  if (text === '_p')
    return on(['s', 'C'], ({ tokens, classes }, at) => {
      const token = tokens[at];
      if (token?.kind !== 'word' || token.text.length > 3) return false;
      return token.shouted || (token.spared && !['plain', 'unit', 'year', 'of'].some((name) => classes[at]?.has(name)));
    });
  if (text.startsWith('~')) {
    const names = text.slice(1).split('|');
    return on(['s'], ({ tokens, classes }, at) => tokens[at]?.spared && names.some((name) => classes[at]?.has(name)));
  }
  if (text.startsWith('<')) {
    const names = text.slice(1, -1).split('|');
    const figures = names.includes('#');
    const lengths = ({ tokens, classes }: Context, at: number): readonly number[] => {
      if (figures && tokens[at]?.kind === 'number') return ONE;
      for (const name of names) {
        const known = classes[at]?.get(name);
        if (known) return known;
      }
      return NONE;
    };
    return { lengths, keys: names.map((name) => (name === '#' ? name : `<${name}`)) };
  }
  const parts = text.split('|');
  const words = new Set(parts.filter((part) => !part.endsWith('*')));
  const stems = parts.filter((part) => part.endsWith('*')).map((part) => part.slice(0, -1));
  const keys = [...[...words].map((word) => `=${word}`), ...stems.map((stem) => `*${stem}`)];
  return on(keys, ({ lowers }, at) => {
    const word = lowers[at];
    return word !== undefined && (words.has(word) || stems.some((stem) => word.startsWith(stem)));
  });
}

const on = (keys: readonly string[], fits: (context: Context, at: number) => boolean | undefined): Matcher => ({
  keys,
  lengths: (context, at) => (fits(context, at) ? ONE : NONE),
});

function compiledRule(rule: PhraseRule): CompiledRule {
  let gap = SOFT;
  const steps: Step[] = [];
  for (const part of rule.row.trim().split(/\s+/)) {
    if (part === '[' || part === ']') steps.push(part === '[' ? { kind: 'open' } : { kind: 'close' });
    else if (part === '.') steps.push({ kind: 'end' });
    else if (part === ',') gap = COMMA;
    else if (part === ',?') gap = MAYBE_COMMA;
    else if (part === '(') gap = BRACKET;
    else if (part === '"') gap = QUOTE;
    else if (part.startsWith('!')) steps.push({ kind: 'not', matcher: matcher(part.slice(1)) });
    else {
      const [, word = '', least, most, maybe] = /^(.+?)(?:\{(\d+),(\d+)\}|(\?))?$/.exec(part) ?? [];
      steps.push({
        kind: 'item',
        matcher: matcher(word),
        least: maybe ? 0 : Number(least ?? 1),
        most: Number(most ?? 1),
        gap,
      });
      gap = SOFT;
    }
  }
  return { rule, steps };
}

interface Found {
  end: number;
  open: number | undefined;
  close: number | undefined;
}

/** The longest way to fit steps from a token on, or undefined. */
function rowEnd(
  context: Context,
  steps: readonly Step[],
  step: number,
  at: number,
  first: boolean,
  gap: RegExp = SOFT,
): Found | undefined {
  const current = steps[step];
  if (!current) return { end: at, open: undefined, close: undefined };
  if (current.kind === 'open' || current.kind === 'close') {
    const rest = rowEnd(context, steps, step + 1, at, first, gap);
    return rest && (current.kind === 'open' ? { ...rest, open: at } : { ...rest, close: at });
  }
  if (current.kind === 'end') {
    const next = context.tokens[at];
    return next && next.position === 'none' && SOFT.test(next.gap)
      ? undefined
      : rowEnd(context, steps, step + 1, at, first);
  }
  if (current.kind === 'not') {
    const next = context.tokens[at];
    const stands = next && SOFT.test(next.gap) && current.matcher.lengths(context, at).length > 0;
    return stands ? undefined : rowEnd(context, steps, step + 1, at, first);
  }
  return repeated(context, steps, step, at, first, current, current.gap === SOFT ? gap : current.gap, 0);
}

function repeated(
  context: Context,
  steps: readonly Step[],
  step: number,
  at: number,
  first: boolean,
  item: Item,
  gap: RegExp,
  taken: number,
): Found | undefined {
  const token = context.tokens[at];
  if (taken < item.most && token && (first || joined(token, gap))) {
    for (const length of item.matcher.lengths(context, at)) {
      if (!inOneBreath(context.tokens, at, length)) continue;
      const longer = repeated(context, steps, step, at + length, false, item, SOFT, taken + 1);
      if (longer) return longer;
    }
  }
  // What may stand before a word that is left out may stand before the next.
  return taken >= item.least ? rowEnd(context, steps, step + 1, at, first, taken === 0 ? gap : SOFT) : undefined;
}

function joined(token: Token, gap: RegExp): boolean {
  if (token.gap === ' ') return gap === SOFT || gap === MAYBE_COMMA;
  if (!gap.test(token.gap)) return false;
  return token.position !== 'start' || (gap !== SOFT && !(token.capital && token.gap.startsWith('.')));
}

const inOneBreath = (tokens: readonly Token[], at: number, length: number): boolean =>
  length === 1 || tokens.slice(at + 1, at + length).every(({ gap }) => SOFT.test(gap));

/** What a rule may begin with: the keys of its first step, and of the next where that may be left out. */
function firstKeys(steps: readonly Step[]): string[] {
  const keys: string[] = [];
  for (const step of steps) {
    if (step.kind !== 'item') continue;
    keys.push(...step.matcher.keys);
    if (step.least > 0) return keys;
  }
  throw new RangeError('A row in which every word may be left out fits everywhere');
}

/** The rules of one language, ready to be tried on texts. */
export interface Phrasebook {
  marks(tokens: readonly Token[]): Mark[];
}

/** How else a word may be spelled. */
interface Spelling {
  otherForm?: ((lower: string) => string) | undefined;
  /** True if a word without its accents is another word. */
  accentsTell: boolean;
}

export function phrasebook(
  wordClasses: Readonly<Record<string, string>>,
  rules: readonly PhraseRule[],
  spelling: Spelling,
): Phrasebook {
  let ready: ((tokens: readonly Token[]) => Mark[]) | undefined;
  return {
    marks(tokens) {
      ready ??= compiledBook(wordClasses, rules, spelling);
      return ready(tokens);
    },
  };
}

function compiledBook(
  wordClasses: Readonly<Record<string, string>>,
  rules: readonly PhraseRule[],
  spelling: Spelling,
): (tokens: readonly Token[]) => Mark[] {
  const table: WordTable = wordTable(wordClasses);
  let bareTable: WordTable | undefined;
  const bare = (): WordTable => {
    bareTable ??= wordTable(
      Object.fromEntries(Object.entries(wordClasses).map(([name, list]) => [name, bareLetters(list)])),
    );
    return bareTable;
  };
  const compiled = rules.map(compiledRule);
  const index = new Map<string, number[]>();
  compiled.forEach(({ steps }, rule) => {
    for (const key of new Set(firstKeys(steps))) index.set(key, [...(index.get(key) ?? []), rule]);
  });
  const stems = [...index.keys()].filter((key) => key.startsWith('*')).map((key) => key.slice(1));

  const rulesOfWord = new Map<string, readonly number[]>();
  /** Rules that begin with this very word or its stem; remembered, since most words of a text come again. */
  function rulesFor(lower: string): readonly number[] {
    const known = rulesOfWord.get(lower);
    if (known) return known;
    const keys = [`=${lower}`, ...stems.filter((stem) => lower.startsWith(stem)).map((stem) => `*${stem}`)];
    const rules = keys.flatMap((key) => index.get(key) ?? NONE);
    if (rulesOfWord.size < 20_000) rulesOfWord.set(lower, rules);
    return rules;
  }

  /** The rules that may begin with a token, by the keys of its kind, its word and its classes. */
  function rulesAt({ tokens, lowers, classes }: Context, at: number): Set<number> {
    const token = tokens[at];
    const found = new Set<number>();
    const add = (rules: readonly number[] | undefined): void => {
      for (const rule of rules ?? NONE) found.add(rule);
    };
    if (!token) return found;
    add(index.get(token.kind === 'number' ? '#' : token.capital ? 'C' : 'c'));
    if (token.spared) add(index.get('s'));
    add(rulesFor(lowers[at] ?? ''));
    for (const name of classes[at]?.keys() ?? []) add(index.get(`<${name}`));
    return found;
  }

  return (tokens) => {
    const lowers = tokens.map(({ lower }) => lower);
    const others = spelling.otherForm ? lowers.map(spelling.otherForm) : lowers;
    const classes = lowers.map((lower, at) => {
      const own = table.at(lowers, at);
      if (others[at] !== lower) return new Map([...table.at(others, at), ...own]);
      // Who spares the capitals spares the accents too.
      return tokens[at]?.spared && !spelling.accentsTell ? new Map([...bare().at(lowers, at), ...own]) : own;
    });
    const context: Context = { tokens, lowers, classes };
    const marksOf: Mark[][] = compiled.map(() => []);
    for (let at = 0; at < tokens.length; at += 1) {
      for (const number of rulesAt(context, at)) {
        const entry = compiled[number];
        const found = entry && rowEnd(context, entry.steps, 0, at, true);
        const from = found?.open ?? at;
        const to = found?.close ?? found?.end ?? at;
        const [opening, closing] = [tokens[from], tokens[to - 1]];
        if (!entry || !opening || !closing || to <= from) continue;
        const { type, reason, level } = entry.rule;
        marksOf[number]?.push({ start: opening.start, end: closing.end, type, reason, level });
      }
    }
    return marksOf.flat();
  };
}
