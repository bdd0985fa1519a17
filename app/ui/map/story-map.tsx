import { useId } from 'react';
import { Still } from '../shell/still';
import type { StoryMapDrawing, StoryMapWords, WayHomeStop } from './drawing';
import { MapLegend } from './map-legend';
import { GlobeInset, MapName, MapSheet, Neatline } from './map-sheet';
import { MARGIN_HEIGHT, WayHomeMargin } from './way-home-margin';

export interface StoryMapProps {
  /** Null where no place is public: the way home is then drawn alone. */
  map: StoryMapDrawing | null;
  /** Share of the way home that is paid for, 0 to 1. */
  progress: number;
  words: StoryMapWords;
  needs?: readonly WayHomeStop[];
  /** Lets app/enhance/story-map.ts follow the chapters, and open the map that moves as one scrolls towards it. */
  explorable?: boolean;
}

/** One journey as a page of an atlas: the way so far on the map, the way home in its margin, ending at no place. */
export function StoryMap({ map, progress, words, needs = [], explorable = false }: StoryMapProps) {
  if (map === null) return <WayHomeAlone progress={progress} words={words} needs={needs} />;
  return (
    <div className="hw-atlas">
      <figure className="hw-map" {...(explorable ? exploreData(map, words) : {})}>
        <div className="hw-map-stage">
          <StoryDrawing map={map} progress={progress} words={words} needs={needs} />
        </div>
        {explorable ? <div className="hw-map-tools" /> : null}
        <figcaption className="hw-map-caption hw-map-progress">{words.progress}</figcaption>
      </figure>
      <Still as="div" className="hw-map-notes" of={map} name="notes">
        <>
          <MapLegend words={words} journey={map.legs.length > 0} disputed={map.disputed !== ''} />
          <p className="hw-map-note">
            {words.disclaimer} {words.sources}
          </p>
        </>
      </Still>
    </div>
  );
}

type DrawingProps = { map: StoryMapDrawing; progress: number; words: StoryMapWords; needs: readonly WayHomeStop[] };

function StoryDrawing({ map, progress, words, needs }: DrawingProps) {
  const id = useId();
  const { width, height } = map;
  return (
    <svg
      className="hw-map-svg"
      viewBox={`0 0 ${width} ${height + MARGIN_HEIGHT}`}
      role="img"
      aria-labelledby={`${id}t ${id}d`}
    >
      <title id={`${id}t`}>{words.title}</title>
      <desc id={`${id}d`}>{words.description}</desc>
      <Still as="g" of={map}>
        <StorySheet map={map} />
      </Still>
      <WayHomeMargin
        width={width}
        top={height}
        start={map.stops.at(-1)?.number ?? null}
        progress={progress}
        needs={needs}
        home={words.home}
      />
    </svg>
  );
}

/** All that is drawn from the journey alone, whatever was given. */
function StorySheet({ map }: { map: StoryMapDrawing }) {
  return (
    <>
      <MapSheet
        sheet={map}
        wash={map.areas.map(({ code, path }) => <path key={code} className="hw-map-area" data-area={code} d={path} />)}
      >
        {map.regionLines === '' ? null : <path className="hw-map-region" d={map.regionLines} />}
        {map.names.map((name) => (
          <MapName
            key={name.text}
            label={name}
            className={name.small ? 'hw-map-name hw-map-name-small' : 'hw-map-name'}
          />
        ))}
        <JourneyMarks map={map} />
      </MapSheet>
      {map.globe ? <GlobeInset globe={map.globe} /> : null}
      <Neatline width={map.width} height={map.height} />
    </>
  );
}

/**
 * The journey itself. Whatever stands at a stop is drawn around it (`hw-map-upright`), so that it keeps its size while
 * the map comes closer.
 */
function JourneyMarks({ map }: { map: StoryMapDrawing }) {
  const last = map.stops.at(-1);
  return (
    <>
      {last ? (
        <g transform={`translate(${last.x} ${last.y})`}>
          <g className="hw-map-upright">
            {map.settingOut.map(({ x, y, r }) => (
              <circle key={y} className="hw-map-dot" cx={tenths(x - last.x)} cy={tenths(y - last.y)} r={r} />
            ))}
          </g>
        </g>
      ) : null}
      {map.legs.map(({ path, to, turn }) => {
        const at = map.stops.find(({ number }) => number === to);
        return at ? (
          <g key={to} data-part={`stop-${to}`}>
            <path className="hw-map-leg" pathLength={1} d={path} />
            <g transform={`translate(${at.x} ${at.y}) rotate(${turn})`}>
              <path className="hw-map-head" d="M0 0L-15-7V7z" />
            </g>
          </g>
        ) : null;
      })}
      {map.stops.map(({ number, area, x, y, label, view }) => (
        <g
          key={number}
          className="hw-map-stop"
          transform={`translate(${x} ${y})`}
          data-part={`stop-${number}`}
          data-area={area}
          data-view={`${view.x} ${view.y} ${view.width}`}
        >
          <g className="hw-map-upright">
            <circle r="14" />
            <text dy=".35em" textAnchor="middle">
              {number}
            </text>
            <MapName
              label={{ ...label, x: tenths(label.x - x), y: tenths(label.y - y) }}
              className="hw-map-stop-name"
            />
          </g>
        </g>
      ))}
    </>
  );
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** What the enhancement reads. Area codes, centre and scale are those of the drawing; nothing else leaves the server. */
function exploreData(map: StoryMapDrawing, words: StoryMapWords): Record<string, string> {
  return {
    'data-story-map': '',
    'data-center': map.center.map((degrees) => degrees.toFixed(5)).join(','),
    'data-scale': map.scale.toFixed(4),
    'data-areas': map.areas.map(({ code }) => code).join(','),
    'data-explore': words.explore,
    'data-leave': words.leave,
    'data-zoom-in': words.zoomIn,
    'data-zoom-out': words.zoomOut,
    'data-gestures': words.gestures,
    'data-previous': words.previous,
    'data-next': words.next,
    'data-whole': words.whole,
    'data-keys': words.keys,
  };
}

const ALONE = { width: 720, height: 236 } as const;

/** No place is told: an empty sheet with the way home, and no hint of any part of the world. */
function WayHomeAlone({ progress, words, needs }: Omit<DrawingProps, 'map'>) {
  const id = useId();
  const { width, height } = ALONE;
  return (
    <div className="hw-atlas">
      <figure className="hw-map hw-map-alone">
        <svg className="hw-map-svg" viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`}>
          <title id={`${id}t`}>{words.title}</title>
          <desc id={`${id}d`}>{words.description}</desc>
          <svg width={width} height={height} overflow="hidden" aria-hidden>
            <rect className="hw-map-paper" width={width} height={height} />
            {CONTOURS.map((d) => (
              <path key={d} className="hw-map-contour" d={d} />
            ))}
          </svg>
          <WayHomeMargin width={width} top={56} start={null} progress={progress} needs={needs} home={words.home} />
          <Neatline width={width} height={height} />
        </svg>
        <figcaption className="hw-map-caption">
          <p className="hw-map-progress">{words.progress}</p>
          <p className="hw-map-note">{words.description}</p>
        </figcaption>
      </figure>
    </div>
  );
}

/** Height lines of no land: the same for everybody. */
export const CONTOURS = Array.from({ length: 15 }, (_, index) => {
  const lift = index * 22 - 60;
  const swell = 60 - index * 7;
  return `M-10 ${lift + 40}C140 ${lift - swell} 250 ${lift + swell} 380 ${lift}S600 ${lift + swell} 730 ${lift - 30}`;
});
