import { usePublicWords } from '~/ui';
import { OverviewMap, type OverviewMapDrawing } from '~/ui/map';

/** Where journeys led, over all needs; each area leads to its needs. */
export function NeedsOverview({ map, lang }: { map: OverviewMapDrawing; lang: string }) {
  const { publicSite } = usePublicWords();
  return (
    <OverviewMap
      map={map}
      hrefOf={(code) => `/${lang}/needs?area=${code}`}
      words={{
        title: publicSite.overviewTitle,
        description: publicSite.overviewDescription,
        legend: publicSite.overviewLegend,
        legendArea: publicSite.overviewLegendArea,
        legendCorridor: publicSite.overviewLegendCorridor,
        legendDisputed: publicSite.overviewLegendDisputed,
        // A small number is not told, and saying so after every name tells nobody anything.
        few: '',
        disclaimer: publicSite.mapDisclaimer,
        sources: publicSite.mapSources,
      }}
    />
  );
}
