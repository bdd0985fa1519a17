import { useId } from 'react';
import { Still } from '../shell/still';
import type { OverviewMapDrawing } from './drawing';
import { LegendRow } from './map-legend';
import { MapName, MapSheet, Neatline } from './map-sheet';

export interface OverviewMapWords {
  title: string;
  description: string;
  legend: string;
  legendArea: string;
  /** Names the threshold, e.g. “Journeys between two areas, 3 or more”. */
  legendCorridor: string;
  legendDisputed: string;
  /** What marks the areas that are chosen; only said where some are. */
  legendChosen: string;
  /** Head of the list that says in words what the map shows. */
  inWords: string;
  /** A corridor in words. */
  corridor: (from: string, to: string) => string;
  disclaimer: string;
  sources: string;
}

export interface OverviewMapProps {
  map: OverviewMapDrawing;
  words: OverviewMapWords;
  /** Address of the list of needs that belong to an area. */
  hrefOf: (areaCode: string) => string;
  /** Codes of the areas that the list is narrowed to. */
  chosen?: readonly string[];
  /** Links hold words that somebody typed: they are written for this page alone. */
  isTyped?: boolean;
}

/** All published needs at once: areas, and corridors that enough journeys share. The list beneath is its twin. */
export function OverviewMap({ map, words, hrefOf, chosen = [], isTyped = false }: OverviewMapProps) {
  const id = useId();
  // What links say depends on what the list is narrowed to, and on the language.
  const linked = isTyped ? undefined : map;
  const narrowing = `${hrefOf('')} ${chosen.join(' ')}`;
  return (
    <figure className="hw-map hw-map-overview">
      <svg
        className="hw-map-svg"
        viewBox={`0 0 ${map.width} ${map.height}`}
        // Not an image: what holds links must not be one.
        role="group"
        aria-labelledby={`${id}t ${id}d`}
      >
        <title id={`${id}t`}>{words.title}</title>
        <desc id={`${id}d`}>{words.description}</desc>
        <MapSheet
          sheet={map}
          isPlain
          wash={
            <Still as="g" of={linked} name={`areas ${narrowing}`}>
              <Areas map={map} hrefOf={hrefOf} chosen={chosen} />
            </Still>
          }
        >
          <Still as="g" of={map}>
            <Marks map={map} />
          </Still>
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
          {map.areas.some(({ code }) => chosen.includes(code)) ? (
            <LegendRow sample={<rect className="hw-map-area hw-map-chosen" x="2" y="2" width="32" height="12" />}>
              {words.legendChosen}
            </LegendRow>
          ) : null}
          {map.disputed === '' ? null : (
            <LegendRow sample={<path className="hw-map-disputed" d="M2 8H34" />}>{words.legendDisputed}</LegendRow>
          )}
        </ul>
        <Still as="details" className="hw-map-words" of={linked} name={`words ${narrowing}`}>
          <InWords map={map} words={words} hrefOf={hrefOf} chosen={chosen} />
        </Still>
        <p className="hw-map-note">
          {words.disclaimer} {words.sources}
        </p>
      </figcaption>
    </figure>
  );
}

type Linked = Pick<OverviewMapProps, 'map' | 'hrefOf'> & { chosen: readonly string[] };

/** For a pointer: out of the keyboard's order, since the list says the same. */
const Areas = ({ map, hrefOf, chosen }: Linked) => (
  <>
    {map.areas.map(({ code, name, path, shade }) => (
      <a key={code} href={hrefOf(code)} tabIndex={-1} aria-label={name}>
        <path className={`hw-map-area hw-map-shade-${shade}${chosen.includes(code) ? ' hw-map-chosen' : ''}`} d={path}>
          <title>{name}</title>
        </path>
      </a>
    ))}
  </>
);

const Marks = ({ map }: Pick<OverviewMapProps, 'map'>) => (
  <>
    {map.corridors.map(({ path, arrow, width }) => (
      <g key={path} className="hw-map-corridor">
        <path className="hw-map-leg" strokeWidth={width} d={path} />
        <path className="hw-map-arrow" d={arrow} />
      </g>
    ))}
    {map.names.map((label) => (
      <MapName key={label.text} label={label} className="hw-map-name hw-map-name-wide" />
    ))}
    {map.areas.map(({ code, x, y, mark }) =>
      mark === null ? null : (
        <g key={code} className={mark.onNarrow ? 'hw-map-count' : 'hw-map-count hw-map-count-wide'}>
          <circle cx={x} cy={y} r="10" />
          <text x={x} y={y} dy=".35em" textAnchor="middle">
            {mark.text}
          </text>
        </g>
      ),
    )}
  </>
);

const InWords = ({ map, words, hrefOf, chosen }: Linked & Pick<OverviewMapProps, 'words'>) => (
  <>
    <summary>{words.inWords}</summary>
    <ul className="hw-map-areas">
      {map.areas.map(({ code, name, count }) => (
        <li key={code}>
          <a href={hrefOf(code)} aria-current={chosen.includes(code) ? 'true' : undefined}>
            {name}
          </a>{' '}
          {count === null ? null : <span>{count}</span>}
        </li>
      ))}
    </ul>
    {map.corridors.length === 0 ? null : (
      <>
        <p className="hw-map-note">{words.legendCorridor}</p>
        <ul className="hw-map-areas">
          {map.corridors.map(({ from, to, fromName, toName, count }) => (
            <li key={`${from}>${to}`}>
              {words.corridor(fromName, toName)} <span>{count}</span>
            </li>
          ))}
        </ul>
      </>
    )}
  </>
);
