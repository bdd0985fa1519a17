import { type StoryLanguage, storyLanguageNames } from '~/catalogues/story-languages';
import { formatMoney } from '~/ui/money/format-money';
import { type PaperPage, versionMark } from '../consent/index.server';
import { areaByCode, areaLineage, areaName, storyMapView } from '../places/index.server';
import { type GateRefusal, type GateReport, mayBeSent, type ProjectedStop, type Projection } from './gate';
import { shownFacts } from './shown-facts.server';
import { translationsOf } from './translations';

/** The page for the consent paper, exactly as others would see it; null while the gate lets no page through. */
export function paperPage(report: GateReport, language: StoryLanguage): PaperPage | null {
  const { projection } = report;
  if (projection === null || !passesTheTexts(report)) return null;
  const { title, story, form, ageBand, lines, goalMinor, currency, visibleThrough } = projection;
  const money = (minor: bigint) => formatMoney(minor, currency, language, { trim: true });
  return {
    title,
    story: story === '' ? [] : story.split(/\n{2,}/),
    form,
    age: ageBand,
    ...journeyOf(projection, language),
    lines: lines.map(({ label, goalMinor: goal }) => ({ label, amount: money(goal) })),
    goal: money(goalMinor),
    until: visibleThrough && dayInWords(visibleThrough, language),
    mark: versionMark(shownFacts(projection)),
    translations: translationsOf(projection).map(({ locale, ...told }) => ({
      ...told,
      language: storyLanguageNames[locale],
    })),
  };
}

const askedAgain: readonly GateRefusal[] = ['consent_expired', 'already_public', 'waits_for_release'];

/** A consent that has run out, or under which a page stands, is asked for again with this very paper: that alone keeps no page from it. */
function passesTheTexts(report: GateReport): boolean {
  if (mayBeSent(report)) return true;
  const renewing = report.refusals.every((refusal) => askedAgain.includes(refusal));
  return renewing && mayBeSent({ ...report, outcome: 'review' }) && report.fields.every(({ missing }) => !missing);
}

function journeyOf({ stops }: Projection, language: string): Pick<PaperPage, 'map' | 'chapters'> {
  const stays: ProjectedStop[][] = [];
  for (const stop of stops) {
    const last = stays.at(-1);
    if (last && last[0]?.area?.code === stop.area?.code) last.push(stop);
    else stays.push([stop]);
  }
  const placed = stays.flatMap(([first], index) => {
    const area = first?.area ? areaByCode(first.area.code) : undefined;
    return area ? [{ number: index + 1, area }] : [];
  });
  return {
    map: storyMapView(placed, { locale: language }),
    chapters: stays.map((stay, index) => ({
      number: index + 1,
      area: stay[0]?.area ? areaInWords(stay[0].area.code, language) : null,
      stops: stay.map(({ kind, years, text }) => ({ kind, years, text })),
    })),
  };
}

/** A region with its country, as the page names it. */
function areaInWords(code: string, language: string): string {
  const [own, ...wider] = areaLineage(code);
  const country = own?.level === 'region' ? wider.find(({ level }) => level === 'country') : undefined;
  return [code, ...(country ? [country.code] : [])].map((each) => areaName(each, language)).join(', ');
}

const dayInWords = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
