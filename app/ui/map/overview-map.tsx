import { useId } from 'react';
import type { OverviewMapDrawing } from './drawing';
import { LegendRow } from './map-legend';
import { MapSheet, Neatline } from './map-sheet';

export interface OverviewMapWords {
  title: string;
  description: string;
  legend: string;
  legendArea: string;
  /** Names the threshold, e.g. “Journeys between two areas, 3 or more”. */
  legendCorridor: string;
  legendDisputed: string;
  /** What stands in the list in place of a count below the threshold. */
  few: string;
  disclaimer: string;
  sources: string;
}

export interface OverviewMapProps {
  map: OverviewMapDrawing;
  words: OverviewMapWords;
  /** Address of the list of needs that belong to an area. */
  hrefOf: (areaCode: string) => string;
}

/** All published needs at once: areas, and corridors that enough journeys share. The list beneath is its twin. */
export function OverviewMap({ map, words, hrefOf }: OverviewMapProps) {
  const id = useId();
  return (
    <figure className="hw-map hw-map-overview">
      <svg
        className="hw-map-svg"
        viewBox={`0 0 ${map.width} ${map.height}`}
        role="img"
        aria-labelledby={`${id}t ${id}d`}
      >
        <title id={`${id}t`}>{words.title}</title>
        <desc id={`${id}d`}>{words.description}</desc>
        <MapSheet
          sheet={map}
          wash={map.areas.map(({ code, path, shade }) => (
            <path key={code} className={`hw-map-area hw-map-shade-${shade}`} d={path} />
          ))}
        >
          {map.corridors.map(({ path, arrow, width }) => (
            <g key={path}>
              <path className="hw-map-leg" strokeWidth={width} d={path} />
              <path className="hw-map-arrow" d={arrow} />
            </g>
          ))}
          {map.areas.map(({ code, x, y, count }) =>
            count === null ? null : (
              <g key={code} className="hw-map-count">
                <circle cx={x} cy={y} r="10" />
                <text x={x} y={y} dy=".35em" textAnchor="middle">
                  {count}
                </text>
              </g>
            ),
          )}
        </MapSheet>
        <Neatline width={map.width} height={map.height} />
      </svg>
      <figcaption className="hw-map-caption">
        <ul className="hw-map-legend" aria-label={words.legend}>
          <LegendRow sample={<rect className="hw-map-area" x="1" y="2" width="34" height="12" />}>
            {words.legendArea}
          </LegendRow>
          {map.corridors.length === 0 ? null : (
            <LegendRow sample={<path className="hw-map-leg" d="M2 12C12 3 24 3 34 8" />}>
              {words.legendCorridor}
            </LegendRow>
          )}
          {map.disputed === '' ? null : (
            <LegendRow sample={<path className="hw-map-disputed" d="M2 8H34" />}>{words.legendDisputed}</LegendRow>
          )}
        </ul>
        <ul className="hw-map-areas">
          {map.areas.map(({ code, name, count }) => (
            <li key={code}>
              <a href={hrefOf(code)}>{name}</a> <span>{count ?? words.few}</span>
            </li>
          ))}
        </ul>
        <p className="hw-map-note">
          {words.disclaimer} {words.sources}
        </p>
      </figcaption>
    </figure>
  );
}
