import { isolated } from '~/catalogues/isolated';
import { listInWords } from '~/catalogues/lists';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import type { CountedUnit } from './counted-units';
import { type AmountLimit, meaningfulAmounts } from './gift-amounts';
import { type GiftLine, type GiftPart, giftParts } from './gift-effect';
import type { Need } from './need';
import { toldIn } from './need-page.server';

/** An amount to choose, and what it does. */
export interface GiftChoice {
  minor: string;
  amount: string;
  /** "pays for 2 months of “A safe room for six months”" */
  pays: string;
  /** "draws 3.1 % of the way" */
  draws: string;
  /** How much of it goes to each line, in the order of the lines, for drawing. */
  byLine: string[];
}

interface ChoicesOf {
  limit: AmountLimit;
  lineId?: string;
}

/** Three or four amounts of which one can say what they pay for; none where a need is met. */
export function giftChoices(need: Need, lang: PublicLanguage, { limit, lineId }: ChoicesOf): GiftChoice[] {
  if (need.missingMinor <= 0n) return [];
  const { lines, locale } = giftLines(need, lang);
  const { currency } = need;
  return meaningfulAmounts(lines, { currency, limit, lineId, locale }).map((minor) => {
    const { parts } = giftParts(lines, minor, { lineId, locale });
    return {
      minor: minor.toString(),
      amount: formatMoney(minor, currency, lang, { trim: true }),
      pays: paysInWords(parts, { isAll: minor >= need.missingMinor, isForeign: locale !== lang, lang }),
      draws: message(publicWords(lang).giftEffects.draws, { share: shareOf(minor, need.goalMinor) }, lang),
      byLine: need.lines.map(({ id }) => (parts.find(({ lineId: of }) => of === id)?.minor ?? 0n).toString()),
    };
  });
}

/** The lines as gifts meet them, under the labels that the page shows, and the language of these. */
export function giftLines(need: Need, lang: PublicLanguage): { lines: GiftLine[]; locale: string } {
  const { label, locale } = toldIn(need, lang);
  return { lines: need.lines.map((line) => ({ ...line, label: label ?? line.label })), locale };
}

interface Telling {
  /** Nothing is missing of the need after it. */
  isAll: boolean;
  /** The labels are not in the reader's language. */
  isForeign: boolean;
  lang: PublicLanguage;
}

/** What the parts of a gift pay for, in a few words. */
export function paysInWords(parts: readonly GiftPart[], { isAll, isForeign, lang }: Telling): string {
  const { giftEffects: words } = publicWords(lang);
  if (isAll) return words.whole;
  const named = ({ label }: GiftPart) =>
    message(words.quotedLabel, { label: isForeign ? isolated(label) : label }, lang);
  const complete = parts.filter(({ completes }) => completes);
  if (complete.length > 0) return message(words.completes, { labels: listInWords(complete.map(named), lang) }, lang);
  const [part] = parts;
  if (!part) return '';
  if (!part.counted) return message(words.part, { share: percentOf(part.share), label: named(part) }, lang);
  const units = message(words[unitWords[part.counted.unit]], { count: part.counted.count }, lang);
  return message(words.covers, { units, label: named(part) }, lang);
}

const unitWords = {
  session: 'unitSession',
  lesson: 'unitLesson',
  visit: 'unitVisit',
  hour: 'unitHour',
  day: 'unitDay',
  night: 'unitNight',
  week: 'unitWeek',
  month: 'unitMonth',
} as const satisfies Record<CountedUnit, string>;

/** Never more than it is: down to a whole percent, and at least one. */
const percentOf = (share: number) => Math.max(0.01, Math.floor(share * 100) / 100);

/** How much of the way an amount draws, as a share told to one decimal of a percent. */
export function shareOf(minor: bigint, goalMinor: bigint): number {
  const thousandths = Number((minor * 1000n) / (goalMinor > 0n ? goalMinor : 1n));
  return Math.max(0.001, Math.min(thousandths / 1000, 1));
}
