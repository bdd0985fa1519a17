import { listInWords } from '~/catalogues/lists';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { type PublicWords, publicWords } from '~/catalogues/public-words';
import type { StoryMapDrawing, StoryMapWords, WayHomeStop } from '~/ui/map';
import { formatMoney } from '~/ui/money/format-money';
import { areaByCode, storyMapView } from '../places/index.server';
import { areaTitle } from './area-titles.server';
import type { Need, NeedCategory, NeedFigures, NeedLine, NeedStop, PublicStopKind } from './need';

export type LineState = 'open' | 'funded' | 'paid';

/** Where a line stands: paid counts only what the month that is over has shown. */
export function lineStateOf(line: NeedFigures): LineState {
  if (line.paidMinor >= line.goalMinor) return 'paid';
  return line.missingMinor <= 0n ? 'funded' : 'open';
}

/** One stop after another in the same area is one chapter: one number on the map, one heading in the list. */
export interface Chapter {
  number: number;
  area: string;
  parts: { kind: PublicStopKind; kindWord: string; time: string | null; text: string }[];
}

/** What a need's page draws: the map (null where no place is told), its words, and the list that is its twin. */
export interface JourneyView {
  map: StoryMapDrawing | null;
  words: StoryMapWords;
  /** The lines of the assessment as stops on the way home, with what is said of each. */
  needs: (WayHomeStop & { category: NeedCategory; label: string; figures: string })[];
  /** Share of the way that is given, 0 to 1. */
  progress: number;
  chapters: Chapter[];
  /** The language in which the chapters are told. */
  locale: string;
}

const kindWords: Record<PublicStopKind, keyof PublicWords['publicSite']> = {
  origin: 'stopOrigin',
  recruitment: 'stopRecruitment',
  transit: 'stopTransit',
  exploitation: 'stopExploitation',
};

/** Ten-thousandths are finer than any pixel; amounts stay integers until here. */
const shareOf = (part: bigint, whole: bigint) => (whole <= 0n ? 0 : Number((part * 10_000n) / whole) / 10_000);

export function journeyView(need: Need, lang: PublicLanguage): JourneyView {
  const { publicSite } = publicWords(lang);
  const stays = staysOf(need.stops);
  const placed = stays.flatMap(({ areaCode }, index) => {
    const area = areaCode === null ? undefined : areaByCode(areaCode);
    return area ? [{ number: index + 1, area }] : [];
  });
  const areas = placed.map(({ area }) => areaTitle(area.code, lang));
  return {
    map: storyMapView(placed, { locale: lang }),
    words: wordsOf(need, areas, lang),
    needs: need.lines.map((line) => needStop(line, need, lang)),
    progress: Math.min(1, shareOf(need.raisedMinor, need.goalMinor)),
    locale: need.locale,
    chapters: stays.map(({ areaCode, stops }, index) => ({
      number: index + 1,
      area: areaCode === null ? publicSite.placeNotTold : areaTitle(areaCode, lang),
      parts: stops.map(({ kind, years, text }) => ({ kind, kindWord: publicSite[kindWords[kind]], time: years, text })),
    })),
  };
}

const stateWords = { open: 'stateOpen', funded: 'stateFunded', paid: 'statePaid' } as const;

function needStop(
  line: NeedLine,
  { goalMinor, currency }: NeedFigures,
  lang: PublicLanguage,
): JourneyView['needs'][number] {
  const { publicSite } = publicWords(lang);
  const state = lineStateOf(line);
  const money = (minor: bigint) => formatMoney(minor, currency, lang, { trim: true });
  const given = message(publicSite.mapProgress, { given: money(line.raisedMinor), goal: money(line.goalMinor) }, lang);
  return {
    id: line.id,
    share: shareOf(line.goalMinor, goalMinor),
    filled: state === 'open' ? shareOf(line.raisedMinor, line.goalMinor) : 1,
    state,
    category: line.category,
    label: line.label,
    figures: `${given} · ${publicSite[stateWords[state]]}`,
  };
}

/** Stops that follow each other in the same area, taken together. */
function staysOf(stops: readonly NeedStop[]): { areaCode: string | null; stops: NeedStop[] }[] {
  const stays: { areaCode: string | null; stops: NeedStop[] }[] = [];
  for (const stop of stops) {
    const last = stays.at(-1);
    if (last?.areaCode === stop.areaCode) last.stops.push(stop);
    else stays.push({ areaCode: stop.areaCode, stops: [stop] });
  }
  return stays;
}

function wordsOf(need: Need, areas: string[], lang: PublicLanguage): StoryMapWords {
  const { publicSite } = publicWords(lang);
  const money = (minor: bigint) => formatMoney(minor, need.currency, lang, { trim: true });
  const figures = { given: money(need.raisedMinor), goal: money(need.goalMinor) };
  return {
    title: publicSite.journeyTitle,
    description:
      areas.length > 0
        ? message(publicSite.journeyDescription, { areas: listInWords(areas, lang) }, lang)
        : publicSite.journeyDescriptionNone,
    home: publicSite.home,
    homeNote: publicSite.homeNote,
    progress: message(need.missingMinor <= 0n ? publicSite.mapProgressMet : publicSite.mapProgress, figures, lang),
    legend: publicSite.legend,
    legendArea: publicSite.legendArea,
    legendJourney: publicSite.legendJourney,
    legendWayHome: publicSite.legendWayHome,
    legendDisputed: publicSite.legendDisputed,
    explore: publicSite.explore,
    leave: publicSite.leave,
    zoomIn: publicSite.zoomIn,
    zoomOut: publicSite.zoomOut,
    previous: publicSite.chapterPrevious,
    next: publicSite.chapterNext,
    whole: publicSite.chapterWhole,
    keys: publicSite.mapKeys,
    gestures: publicSite.gestures,
    disclaimer: publicSite.mapDisclaimer,
    sources: publicSite.mapSources,
  };
}

/** The line of progress of a card or a page: one stop for each line of the assessment. */
export function wayStops(lines: NeedLine[]) {
  return lines.map((line) => ({
    label: line.label,
    amountMinor: line.goalMinor,
    givenMinor: line.raisedMinor,
    state: lineStateOf(line),
  }));
}
