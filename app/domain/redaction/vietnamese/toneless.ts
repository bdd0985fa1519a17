import type { Mark } from '../finding';
import { bareLetters } from '../folded-text';
import type { LanguageRules } from '../language';
import type { Token } from '../tokens';
import { CLASSES } from './words';

/** Words of a paragraph from which its writer is taken to leave the tones out, not to have written a label. */
const TELLING_WORDS = 8;

const bareWords = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(
    lists.flatMap((list) =>
      bareLetters(list)
        .trim()
        .split(/[\s_]+/),
    ),
  );

/** Kinds of persons and places, which belong to the name that follows them. */
const BEFORE_NAME = bareWords(CLASSES.title, CLASSES.street, CLASSES.place);

/** In the south a child is called by its order of birth. */
const ELDERS = bareWords(CLASSES.elder ?? '');
const ORDERS = bareWords(CLASSES.order ?? '');

/** Syllables of a name. */
const LONGEST_NAME = 3;

let plain: ReadonlySet<string> | undefined;

/**
 * Written without tones, a syllable may be any of a dozen words, and names are hidden among them: only the small words
 * of grammar pass.
 */
export function tonelessMarks(tokens: readonly Token[], { capitals }: LanguageRules): Mark[] {
  plain ??= bareWords([...capitals.functionWords].join(' '), [...capitals.verbs].join(' '));
  const marks: Mark[] = [];
  for (const paragraph of paragraphs(tokens)) {
    const words = paragraph.filter(({ kind }) => kind === 'word');
    if (words.length < TELLING_WORDS || words.some(({ lower }) => bareLetters(lower) !== lower)) continue;
    paragraph.forEach((token, at) => {
      const before = paragraph[at - 1];
      const byOrder = before !== undefined && ELDERS.has(before.lower) && ORDERS.has(token.lower);
      if (token.kind !== 'word' || (plain?.has(token.lower) && !byOrder && !isNamed(paragraph, at))) return;
      const belongs = before && token.gap === ' ' && BEFORE_NAME.has(before.lower);
      const start = belongs ? before.start : token.start;
      marks.push({ start, end: token.end, type: 'UNKNOWN_WORD', level: 'block', reason: 'unknown-word' });
    });
  }
  return marks;
}

/** True of the few words after "tên" up to the next stop. */
function isNamed(paragraph: readonly Token[], at: number): boolean {
  for (let step = 0; step < LONGEST_NAME && paragraph[at - step]?.gap === ' '; step += 1)
    if (paragraph[at - step - 1]?.lower === 'ten') return true;
  return false;
}

function paragraphs(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [];
  for (const token of tokens) {
    const last = found[found.length - 1];
    if (!last || /\n\s*\n/.test(token.gap)) found.push([token]);
    else last.push(token);
  }
  return found;
}
