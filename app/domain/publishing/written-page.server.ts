import type { RateTable } from '../cases';
import type { ConsentScope } from '../consent';
import { ageBandOn } from './age-band';
import type { CaseState } from './case-state.server';
import type { WrittenDraft } from './fields';
import { publicForm } from './form';
import type { GivenUp, Projection } from './gate';
import type { GateContent } from './gate-content.server';
import { projectLines, projectStops, projectTranslations } from './project-case.server';
import type { PlacedStop } from './told-facts';

export interface WrittenPage {
  /** The page as consent covers it, before enough people must share it. */
  asConsented: Projection;
  placed: PlacedStop[];
  givenUp: GivenUp;
  areaOfStop: ReturnType<typeof projectStops>['areaOfStop'];
  hasRate: boolean;
}

/** What a case and a text would tell under a consent. */
export function writtenPage(
  { person, journey, needs }: Pick<GateContent, 'person' | 'journey' | 'needs'>,
  draft: WrittenDraft,
  granted: readonly ConsentScope[],
  { now, consent }: Pick<CaseState, 'now' | 'consent'>,
  table: RateTable,
): WrittenPage {
  const { stops, ...rest } = projectStops(journey, draft, granted);
  const priced = needs ? projectLines(needs, draft, table) : [];
  const lines = priced ?? [];
  return {
    ...rest,
    hasRate: priced !== null,
    asConsented: {
      locale: draft.locale,
      title: granted.includes('story') ? draft.content.title.trim() : '',
      story: granted.includes('story') ? draft.content.story.trim() : '',
      form: granted.includes('story') ? publicForm(person.content.trafficking) : null,
      ageBand: granted.includes('age_band') ? ageBandOn(person.content.dateOfBirth, now) : null,
      currency: table.settlementCurrency,
      goalMinor: lines.reduce((sum, { goalMinor }) => sum + goalMinor, 0n),
      lines: granted.includes('needs') ? lines : [],
      stops,
      translations: granted.includes('story') ? projectTranslations(draft) : [],
      visibleThrough: consent.consent?.expiresOn.toISOString().slice(0, 10) ?? null,
    },
  };
}
