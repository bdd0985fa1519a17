import type { FindingLevel, FindingType, Mark, Reason } from './finding';
import type { Token } from './tokens';
import { type WordTable, wordTable } from './word-class';

/**
 * A row of words that tells something, as text: `word`, `one|other`, `stem*`, `<class>`, `<one|other>`, `#` (a number in
 * figures), `_` (any word), `_c` (in lower case), `_C` (with a
 * capital), `_N` (with a capital that no start of a sentence explains), `_A` (with a capital, or in figures); each with `?` or `{0,3}`. `,` and `,?` stand for
 * a comma, `(` for a bracket, `"` for a quotation mark before the next word; `!…` for a word that must not come next, `.` for
 * the end of a part of a sentence. `[` and `]` bound what is found; without them it is the whole row.
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

type Matcher = (context: Context, at: number) => readonly number[];
interface Item {
  kind: 'item';
  lengths: Matcher;
  least: number;
  most: number;
  gap: RegExp;
}
type Step = Item | { kind: 'not'; lengths: Matcher } | { kind: 'open' } | { kind: 'close' } | { kind: 'end' };

interface CompiledRule {
  rule: PhraseRule;
  steps: readonly Step[];
}

const SOFT = /^(?:\.? |\n| \n|\n |-|'| - |\/)?$/;
const COMMA = /^,\s?$/;
const MAYBE_COMMA = /^\.?,?\s?-?$/;
const BRACKET = /^ ?\($/;
const QUOTE = /^ ?,? ?["'(:]\s?["']?$/;
const ONE = [1];
const NONE: readonly number[] = [];

function matcher(text: string): Matcher {
  if (text === '_') return ({ tokens }, at) => (tokens[at]?.kind === 'word' ? ONE : NONE);
  if (text === '_c') return ({ tokens }, at) => (tokens[at]?.kind === 'word' && !tokens[at].capital ? ONE : NONE);
  if (text === '_C') return ({ tokens }, at) => (tokens[at]?.kind === 'word' && tokens[at].capital ? ONE : NONE);
  if (text === '_N')
    return ({ tokens }, at) =>
      tokens[at]?.kind === 'word' && tokens[at].capital && tokens[at].position === 'none' ? ONE : NONE;
  if (text === '_A') return ({ tokens }, at) => (tokens[at]?.kind === 'number' || tokens[at]?.capital ? ONE : NONE);
  if (text === '#') return ({ tokens }, at) => (tokens[at]?.kind === 'number' ? ONE : NONE);
  if (text.startsWith('<')) {
    const names = text.slice(1, -1).split('|');
    const figures = names.includes('#');
    return ({ tokens, classes }, at) => {
      if (figures && tokens[at]?.kind === 'number') return ONE;
      for (const name of names) {
        const lengths = classes[at]?.get(name);
        if (lengths) return lengths;
      }
      return NONE;
    };
  }
  const parts = text.split('|');
  const words = new Set(parts.filter((part) => !part.endsWith('*')));
  const stems = parts.filter((part) => part.endsWith('*')).map((part) => part.slice(0, -1));
  return ({ lowers }, at) => {
    const word = lowers[at];
    return word !== undefined && (words.has(word) || stems.some((stem) => word.startsWith(stem))) ? ONE : NONE;
  };
}

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
    else if (part.startsWith('!')) steps.push({ kind: 'not', lengths: matcher(part.slice(1)) });
    else {
      const [, word = '', least, most, maybe] = /^(.+?)(?:\{(\d+),(\d+)\}|(\?))?$/.exec(part) ?? [];
      steps.push({
        kind: 'item',
        lengths: matcher(word),
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
    const stands = next && SOFT.test(next.gap) && current.lengths(context, at).length > 0;
    return stands ? undefined : rowEnd(context, steps, step + 1, at, first);
  }
  const item = current.gap === SOFT ? { ...current, gap } : current;
  return repeated(context, steps, step, at, first, item, 0);
}

function repeated(
  context: Context,
  steps: readonly Step[],
  step: number,
  at: number,
  first: boolean,
  item: Item,
  taken: number,
): Found | undefined {
  const token = context.tokens[at];
  if (taken < item.most && token && (first || joined(token, item.gap))) {
    for (const length of item.lengths(context, at)) {
      if (!inOneBreath(context.tokens, at, length)) continue;
      const longer = repeated(context, steps, step, at + length, false, { ...item, gap: SOFT }, taken + 1);
      if (longer) return longer;
    }
  }
  // What may stand before a word that is left out may stand before the next.
  return taken >= item.least ? rowEnd(context, steps, step + 1, at, first, taken === 0 ? item.gap : SOFT) : undefined;
}

const joined = (token: Token, gap: RegExp): boolean =>
  gap.test(token.gap) && (token.position !== 'start' || gap !== SOFT);

const inOneBreath = (tokens: readonly Token[], at: number, length: number): boolean =>
  tokens.slice(at + 1, at + length).every(({ gap }) => SOFT.test(gap));

/** The rules of one language, ready to be tried on texts. */
export interface Phrasebook {
  marks(tokens: readonly Token[]): Mark[];
}

export function phrasebook(
  wordClasses: Readonly<Record<string, string>>,
  rules: readonly PhraseRule[],
  otherForm: ((lower: string) => string) | undefined,
): Phrasebook {
  const table: WordTable = wordTable(wordClasses);
  const compiled = rules.map(compiledRule);
  return {
    marks(tokens) {
      const lowers = tokens.map(({ lower }) => lower);
      const others = otherForm ? lowers.map(otherForm) : lowers;
      const classes = lowers.map((lower, index) =>
        others[index] === lower
          ? table.at(lowers, index)
          : new Map([...table.at(others, index), ...table.at(lowers, index)]),
      );
      const context: Context = { tokens, lowers, classes };
      const marks: Mark[] = [];
      for (const { rule, steps } of compiled) {
        for (let at = 0; at < tokens.length; at += 1) {
          const found = rowEnd(context, steps, 0, at, true);
          const from = found?.open ?? at;
          const to = found?.close ?? found?.end ?? at;
          const [opening, closing] = [tokens[from], tokens[to - 1]];
          if (!opening || !closing || to <= from) continue;
          const { type, reason, level } = rule;
          marks.push({ start: opening.start, end: closing.end, type, reason, level });
        }
      }
      return marks;
    },
  };
}
