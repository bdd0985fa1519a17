interface Stretch {
  start: number;
  end: number;
}

const CALENDARS = [
  'gregory',
  'buddhist',
  'islamic-umalqura',
  'islamic-civil',
  'persian',
  'ethiopic',
  'hebrew',
  'indian',
  'roc',
  'japanese',
];
const LANGUAGES = [
  'en',
  'es',
  'fr',
  'id',
  'vi',
  'uk',
  'pt',
  'it',
  'de',
  'ro',
  'ru',
  'ar',
  'hi',
  'bn',
  'th',
  'tr',
  'pl',
  'sw',
];
const LINKS = new Set([
  'of',
  'de',
  'del',
  'the',
  'in',
  'le',
  'el',
  'ngày',
  'năm',
  'tahun',
  'day',
  'year',
  'on',
  'st',
  'nd',
  'rd',
  'th',
  'er',
  'ah',
  'be',
  'bs',
  '年',
  '月',
  '日',
  '년',
  '월',
  '일',
  'a',
  'd',
  'h',
  'b',
  'e',
  'month',
]);
const ROMAN_MONTHS = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const DAYS_BEFORE_NAME = /[^\p{L}\p{N}]+/u;

type MonthStyle = 'long' | 'short' | 'numeric';
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(calendar: string, language: string, month: MonthStyle): Intl.DateTimeFormat {
  const key = `${calendar} ${language} ${month}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(`${language}-u-ca-${calendar}-nu-latn`, {
      year: 'numeric',
      month,
      day: 'numeric',
      timeZone: 'UTC',
    });
  formats.set(key, format);
  return format;
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The forms of dates looked for lately; the oldest go first. */
const written = new Map<string, Written[]>();
const WRITTEN_MAX = 400;

function formsOf(value: string): { toTheDay: boolean; forms: Written[] } | undefined {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(value);
  if (!match) return undefined;
  const toTheDay = match[3] !== undefined;
  const known = written.get(match[0]);
  if (known) return { toTheDay, forms: known };
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3] ?? 15)));
  const forms = (toTheDay ? CALENDARS : ['gregory']).map((calendar) => writtenIn(date, calendar));
  written.set(match[0], forms);
  const [oldest] = written.keys();
  if (written.size > WRITTEN_MAX && oldest !== undefined) written.delete(oldest);
  return { toTheDay, forms };
}

/** One date in one calendar, as it may be written. */
interface Written {
  years: ReadonlySet<string>;
  month: string;
  monthNames: ReadonlySet<string>;
  day: string;
}

function writtenIn(date: Date, calendar: string): Written {
  const read = (language: string, style: MonthStyle): Map<string, string> =>
    new Map(
      formatOf(calendar, language, style)
        .formatToParts(date)
        .map(({ type, value }): [string, string] => [type, value]),
    );
  const figures = read('en', 'numeric');
  const year = (figures.get('year') ?? figures.get('relatedYear') ?? '').replace(/\D/g, '');
  const languages = calendar === 'gregory' ? LANGUAGES : ['en'];
  const names = languages.flatMap((language) =>
    (['long', 'short'] as const).map((style) => plain(read(language, style).get('month') ?? '')),
  );
  return {
    years: new Set(year.length === 4 ? [year, year.slice(-2)] : [year.padStart(2, '0'), year]),
    month: (figures.get('month') ?? '').replace(/\D/g, '').replace(/^0/, ''),
    monthNames: new Set(names.filter((name) => name.replace(/\d/g, '').length > 2)),
    day: (figures.get('day') ?? '').replace(/^0/, ''),
  };
}

interface Atom extends Stretch {
  figure?: string;
  name?: string;
  gap: string;
}

/** Numbers and words of a text that may be parts of a date; small link words vanish. */
function atomsOf(text: string): Atom[] {
  const atoms: Atom[] = [];
  let gap = '';
  let last = 0;
  for (const match of text.matchAll(/\p{N}+|[\p{L}\p{M}]+(?:['ʻʿ’-][\p{L}\p{M}]+)*/gu)) {
    gap += text.slice(last, match.index);
    last = match.index + match[0].length;
    const lower = match[0].toLowerCase();
    if (LINKS.has(lower)) continue;
    const stretch = { start: match.index, end: last, gap };
    const roman = /[./-] ?$/.test(gap) ? ROMAN_MONTHS.indexOf(lower) : -1;
    if (roman > 0) atoms.push({ ...stretch, figure: String(roman) });
    else atoms.push(/^\d+$/.test(lower) ? { ...stretch, figure: lower } : { ...stretch, name: plain(lower) });
    gap = '';
  }
  return joinedMonths(atoms);
}

/** "tháng 8" and "thg 8" are one name. */
function joinedMonths(atoms: readonly Atom[]): Atom[] {
  const joined: Atom[] = [];
  for (const atom of atoms) {
    const last = joined[joined.length - 1];
    if (last && /^(?:thang|thg|month)$/.test(last.name ?? '') && atom.figure) {
      joined[joined.length - 1] = {
        start: last.start,
        end: atom.end,
        gap: last.gap,
        name: `thang${Number(atom.figure)}`,
      };
    } else joined.push(atom);
  }
  return joined;
}

const isYear = (atom: Atom, date: Written): boolean => atom.figure !== undefined && date.years.has(atom.figure);
const isDay = (atom: Atom, date: Written): boolean => atom.figure?.replace(/^0/, '') === date.day;
const isNamedMonth = (atom: Atom, date: Written): boolean =>
  atom.name !== undefined &&
  (date.monthNames.has(atom.name) ||
    UKRAINIAN_MONTHS[Number(date.month) - 1]?.test(atom.name) === true ||
    (/^thang\d/.test(atom.name) && atom.name.slice(5) === date.month));
/** In every case of the declension. */
const UKRAINIAN_MONTHS = 'січ лют берез квіт трав черв лип серп верес жовт листопад груд'
  .split(' ')
  .map((stem) => new RegExp(`^${stem}\\p{L}{0,4}$`, 'u'));
const isMonth = (atom: Atom, date: Written): boolean =>
  isNamedMonth(atom, date) || (atom.figure !== undefined && atom.figure.replace(/^0/, '') === date.month);

const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

function isFullDate(row: readonly Atom[], date: Written): boolean {
  return ORDERS.some(([y, m, d]) => {
    const [year, month, day] = [row[y], row[m], row[d]];
    return year && month && day && isYear(year, date) && isMonth(month, date) && isDay(day, date);
  });
}

function isMonthAndYear(row: readonly Atom[], date: Written): boolean {
  const [first, second] = row;
  if (!first || !second) return false;
  const pairs = [
    [first, second],
    [second, first],
  ] as const;
  return pairs.some(
    ([month, year]) =>
      isYear(year, date) &&
      (isNamedMonth(month, date) ||
        (isMonth(month, date) && year.figure?.length === 4 && /^ ?[-/.年] ?$/.test(second.gap)) ||
        (isMonth(month, date) && year === second && second.gap === '/')),
  );
}

function isMonthAndDay(row: readonly Atom[], date: Written): boolean {
  const [first, second] = row;
  return (
    first !== undefined &&
    second !== undefined &&
    ((isNamedMonth(first, date) && isDay(second, date)) ||
      (isNamedMonth(second, date) && isDay(first, date)) ||
      (/^[/.-]$/.test(second.gap) && isMonth(first, date) && isDay(second, date)) ||
      (/^[/.-]$/.test(second.gap) && isMonth(second, date) && isDay(first, date)))
  );
}

function isRunTogether(figure: string | undefined, date: Written): boolean {
  if (!figure || !/^\d{6}(?:\d{2})?$/.test(figure)) return false;
  const month = date.month.padStart(2, '0');
  const day = date.day.padStart(2, '0');
  return [...date.years].some((year) =>
    [`${day}${month}${year}`, `${month}${day}${year}`, `${year}${month}${day}`].includes(figure),
  );
}

/** The figures of a day one after the other, in every order. */
export function dayDigits(value: string): string[] {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(value);
  if (!match) return [];
  const [, year = '', month = '', day = ''] = match;
  return [day + month + year, month + day + year, year + month + day];
}

/** Stretches of `text` (numbers in figures) that tell one of the dates `values` (`YYYY-MM-DD` or `YYYY-MM`) in any form. */
export function findDates(text: string, values: readonly string[]): Stretch[] {
  const atoms = atomsOf(text);
  const rows = [atoms, spelledYears(atoms)];
  return values.flatMap((value) => {
    const date = formsOf(value);
    return date ? rows.flatMap((row) => findIn(row, date)) : [];
  });
}

/** "nineteen ninety-three", read as 19 and 93, is one year. */
function spelledYears(atoms: readonly Atom[]): Atom[] {
  const joined: Atom[] = [];
  for (const atom of atoms) {
    const last = joined[joined.length - 1];
    if (/^(?:19|20)$/.test(last?.figure ?? '') && /^\d\d$/.test(atom.figure ?? '') && /^[ -]$/.test(atom.gap) && last)
      joined[joined.length - 1] = { ...last, end: atom.end, figure: `${last.figure}${atom.figure}` };
    else joined.push(atom);
  }
  return joined;
}

function findIn(
  atoms: readonly Atom[],
  { toTheDay, forms }: { toTheDay: boolean; forms: readonly Written[] },
): Stretch[] {
  const common = forms[0];
  if (!common) return [];
  const found: Stretch[] = [];
  const near = (from: number, count: number): boolean =>
    atoms
      .slice(from + 1, from + count)
      .every(({ gap }) => gap.replace(DAYS_BEFORE_NAME, '').length === 0 && gap.length <= 6);
  atoms.forEach((atom, index) => {
    const figures = atoms.slice(index, index + 3).filter(({ figure }) => figure !== undefined).length;
    if (figures === 0) return;
    const span = (count: number): Stretch => ({ start: atom.start, end: atoms[index + count - 1]?.end ?? atom.end });
    if (toTheDay && forms.some((form) => isRunTogether(atom.figure, form))) found.push(span(1));
    if (
      index + 3 <= atoms.length &&
      toTheDay &&
      figures > 1 &&
      near(index, 3) &&
      forms.some((form) => isFullDate(atoms.slice(index, index + 3), form))
    )
      found.push(span(3));
    if (index + 2 > atoms.length || !near(index, 2)) return;
    const pair = atoms.slice(index, index + 2);
    if (isMonthAndYear(pair, common) || (toTheDay && isMonthAndDay(pair, common))) found.push(span(2));
  });
  return found;
}
