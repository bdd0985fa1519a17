import type { ReactNode } from 'react';
import type { StoryMapWords } from './drawing';

export function LegendRow({ sample, children }: { sample: ReactNode; children: ReactNode }) {
  return (
    <li>
      <svg className="hw-map-sample" viewBox="0 0 36 16" width="36" height="16" aria-hidden>
        {sample}
      </svg>
      {children}
    </li>
  );
}

export interface MapLegendProps {
  words: StoryMapWords;
  /** Whether the map has a journey of several stops, and lines that are not agreed. */
  journey: boolean;
  disputed: boolean;
}

export function MapLegend({ words, journey, disputed }: MapLegendProps) {
  return (
    <ul className="hw-map-legend" aria-label={words.legend}>
      <LegendRow sample={<rect className="hw-map-area" x="1" y="2" width="34" height="12" />}>
        {words.legendArea}
      </LegendRow>
      {journey ? (
        <LegendRow
          sample={
            <>
              <path className="hw-map-leg" pathLength={1} d="M2 12C10 4 18 3 25 6" />
              <path className="hw-map-arrow" d="M34 10L24 10.500L27 2z" />
            </>
          }
        >
          {words.legendJourney}
        </LegendRow>
      ) : null}
      <LegendRow
        sample={
          <>
            <path className="hw-map-way-drawn" pathLength={1} d="M2 8H16" />
            <path className="hw-map-way-open" d="M18 8H34" />
          </>
        }
      >
        {words.legendWayHome}
      </LegendRow>
      {disputed ? (
        <LegendRow sample={<path className="hw-map-disputed" d="M2 8H34" />}>{words.legendDisputed}</LegendRow>
      ) : null}
    </ul>
  );
}
