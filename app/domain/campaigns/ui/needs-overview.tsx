import { message } from '~/catalogues/message';
import { usePublicWords } from '~/ui';
import { OverviewMap, type OverviewMapDrawing } from '~/ui/map';
import { addressOfList, FOUND_ID, type Narrowing } from '../need-filters';

interface NeedsOverviewProps {
  map: OverviewMapDrawing;
  lang: string;
  /** What the list is narrowed to: an area that is chosen joins it. */
  filter?: Narrowing;
  /** The areas of the map that the list is narrowed to. */
  chosen?: readonly string[];
}

/** Where journeys led, over all needs; each area leads to its needs. */
export function NeedsOverview({ map, lang, filter = {}, chosen }: NeedsOverviewProps) {
  const { needsList, publicSite } = usePublicWords();
  return (
    <OverviewMap
      map={map}
      chosen={chosen}
      isTyped={filter.query !== undefined}
      hrefOf={(area) => `${addressOfList(lang, { ...filter, area })}#${FOUND_ID}`}
      words={{
        title: publicSite.overviewTitle,
        description: publicSite.overviewDescription,
        legend: publicSite.overviewLegend,
        legendArea: publicSite.overviewLegendArea,
        legendCorridor: publicSite.overviewLegendCorridor,
        legendDisputed: publicSite.overviewLegendDisputed,
        legendChosen: needsList.legendChosen,
        inWords: needsList.inWords,
        corridor: (from, to) => message(needsList.corridor, { from, to }, lang),
        disclaimer: publicSite.mapDisclaimer,
        sources: publicSite.mapSources,
      }}
    />
  );
}
