import { readFileSync } from 'node:fs';

interface Affix {
  isPrefix: boolean;
  crosses: boolean;
  strip: string;
  add: string;
  more: readonly string[];
  condition: RegExp;
}

interface Affixes {
  byFlag: Map<string, Affix[]>;
  flagsOf(field: string): string[];
  /** Flags of entries that are no word by themselves. */
  unused: ReadonlySet<string>;
  needsAffix: string | undefined;
}

function flagReader(kind: string, aliases: readonly string[]): (field: string) => string[] {
  const split = (field: string): string[] =>
    kind === 'long' ? (field.match(/../gu) ?? []) : kind === 'num' ? field.split(',') : [...field];
  return (field) =>
    aliases.length > 0 && /^\d+$/.test(field) ? split(aliases[Number(field) - 1] ?? '') : split(field);
}

/** Reads the affix rules of a hunspell dictionary: simple and two-level suffixes, prefixes and their products. */
function readAffixes(text: string): Affixes {
  const lines = text.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const option = (name: string): string | undefined => lines.find(([key]) => key === name)?.[1];
  const aliases = lines
    .filter(([key]) => key === 'AF')
    .slice(1)
    .map(([, flags]) => flags ?? '');
  const flagsOf = flagReader(option('FLAG') ?? 'short', aliases);
  const byFlag = new Map<string, Affix[]>();
  const crossing = new Map<string, boolean>();
  for (const [key, flag, third, fourth, fifth] of lines) {
    if ((key !== 'SFX' && key !== 'PFX') || flag === undefined) continue;
    if (fourth !== undefined && /^[YN]$/.test(third ?? '') && /^\d+$/.test(fourth) && !byFlag.has(flag)) {
      crossing.set(flag, third === 'Y');
      byFlag.set(flag, []);
      continue;
    }
    if (third === undefined || fourth === undefined) continue;
    const [add = '', more = ''] = fourth.split('/');
    const condition =
      fifth === undefined || fifth === '.' || /^(?:po:|ds:|is:|po)/.test(fifth) ? '' : fifth.replace(/-/g, '\\-');
    byFlag.get(flag)?.push({
      isPrefix: key === 'PFX',
      crosses: crossing.get(flag) ?? false,
      strip: third === '0' ? '' : third,
      add: add === '0' ? '' : add,
      more: more === '' ? [] : flagsOf(more),
      condition: new RegExp(key === 'PFX' ? `^${condition}` : `${condition}$`, 'u'),
    });
  }
  const unused = new Set(['FORBIDDENWORD', 'ONLYINCOMPOUND', 'NOSUGGEST_NEVER'].flatMap((name) => option(name) ?? []));
  return { byFlag, flagsOf, unused, needsAffix: option('NEEDAFFIX') };
}

function applied(word: string, { isPrefix, strip, add, condition }: Affix): string | undefined {
  if (!condition.test(word)) return undefined;
  if (isPrefix) return word.startsWith(strip) ? add + word.slice(strip.length) : undefined;
  return word.endsWith(strip) ? word.slice(0, word.length - strip.length) + add : undefined;
}

/** Every form that the affix rules of a hunspell dictionary allow, at most two suffixes and a prefix. */
export function* hunspellForms(affixPath: string, wordsPath: string): Generator<string> {
  const { byFlag, flagsOf, unused, needsAffix } = readAffixes(readFileSync(affixPath, 'utf8'));
  const entries = readFileSync(wordsPath, 'utf8').split(/\r?\n/).slice(1);
  for (const line of entries) {
    const [entry = ''] = line.split(/[\t ]/);
    const [word = '', field = ''] = entry.split('/');
    if (word === '') continue;
    const flags = field === '' ? [] : flagsOf(field);
    if (flags.some((flag) => unused.has(flag))) continue;
    const suffixed: Array<{ form: string; crosses: boolean }> = [{ form: word, crosses: true }];
    if (needsAffix === undefined || !flags.includes(needsAffix)) yield word;
    for (const affix of flags.flatMap((flag) => byFlag.get(flag) ?? [])) {
      if (affix.isPrefix) continue;
      const form = applied(word, affix);
      if (form === undefined) continue;
      yield form;
      suffixed.push({ form, crosses: affix.crosses });
      for (const second of affix.more.flatMap((flag) => byFlag.get(flag) ?? [])) {
        const twice = applied(form, second);
        if (twice !== undefined) yield twice;
      }
    }
    for (const affix of flags.flatMap((flag) => byFlag.get(flag) ?? [])) {
      if (!affix.isPrefix) continue;
      for (const { form, crosses } of suffixed) {
        if (form !== word && !(crosses && affix.crosses)) continue;
        const prefixed = applied(form, affix);
        if (prefixed !== undefined) yield prefixed;
      }
    }
  }
}
