import { type Curve, pathBetween, pointAt } from '../way-home/curve';
import { HomeMark } from '../way-home/home-mark';
import type { WayHomeStop } from './drawing';

/**
 * The margin under the map, where the way home runs. It lies outside the map's frame on purpose: home has no place.
 * Needs are stops at the end of their share, and each part fills by what is given to it; without needs the line fills by
 * `progress`. The margin is no map: in pages that are read from the right it runs from the right.
 */
export const MARGIN_HEIGHT = 118;

/** More numbers than these would stand on one another. */
const NUMBERED_MAX = 12;

/** Small needs stay visible, in the proportions of the way home at the top of the page (../way-home/progress.ts). */
const EVEN = 0.6;

const curveOf = (width: number, top: number): Curve => ({
  startX: 44,
  endX: width - 92,
  heights: [top + 62, top + 10, top + 116, top + 66],
});

interface MarginProps {
  width: number;
  top: number;
  /** The number of the last stop, from which the way home sets out; null where no stop is told. */
  start: number | null;
  progress: number;
  needs: readonly WayHomeStop[];
  home: string;
}

interface Part {
  from: number;
  to: number;
  filled: number;
  need?: WayHomeStop;
}

function partsOf(needs: readonly WayHomeStop[], progress: number): Part[] {
  if (needs.length === 0) return [{ from: 0, to: 1, filled: Math.min(1, Math.max(0, progress)) }];
  let from = 0;
  return needs.map((need, index) => {
    const to = index === needs.length - 1 ? 1 : from + (need.share + EVEN / needs.length) / (1 + EVEN);
    const part = { from, to, filled: Math.min(1, Math.max(0, need.filled)), need };
    from = to;
    return part;
  });
}

export function WayHomeMargin({ width, top, start, progress, needs, home }: MarginProps) {
  const curve = curveOf(width, top);
  const parts = partsOf(needs, progress);
  // Stops stand apart from one another, however many they are.
  const radius = Math.max(2.5, Math.min(7, ((curve.endX - curve.startX) * 0.26) / Math.max(1, needs.length)));
  const stops = parts.flatMap(({ need, to }) => (need ? [{ ...need, ...pointAt(curve, Math.min(0.975, to)) }] : []));
  return (
    <g className="hw-map-way">
      <path className="hw-map-way-open" d={pathBetween(curve, 0, 1)} />
      {parts
        .filter(({ filled }) => filled > 0)
        .map(({ from, to, filled }) => (
          <path
            key={from}
            className="hw-map-way-drawn"
            pathLength={1}
            d={pathBetween(curve, from, from + (to - from) * filled)}
          />
        ))}
      {stops.map(({ id, x, y, state }, index) => (
        <g key={id} className="hw-map-need" data-part={`need-${index + 1}`}>
          <circle className={`hw-map-need-${state}`} cx={x.toFixed(1)} cy={y.toFixed(1)} r={radius.toFixed(1)} />
          {stops.length > NUMBERED_MAX ? null : (
            <text className="hw-map-need-number" x={x.toFixed(1)} y={(y + 28).toFixed(1)} textAnchor="middle">
              {index + 1}
            </text>
          )}
        </g>
      ))}
      {start === null ? (
        <circle className="hw-map-start" cx={curve.startX - 12} cy={curve.heights[0]} r="9" />
      ) : (
        <g className="hw-map-stop">
          <circle cx={curve.startX - 16} cy={curve.heights[0]} r="14" />
          <text x={curve.startX - 16} y={curve.heights[0]} dy=".35em" textAnchor="middle">
            {start}
          </text>
        </g>
      )}
      <g data-part="home">
        <HomeMark
          x={width - 84}
          y={top + 28}
          size={58}
          reached={progress >= 1 && parts.every(({ filled }) => filled >= 1)}
        />
        <text className="hw-map-home" x={width - 55} y={top + 107} textAnchor="middle">
          {home}
        </text>
      </g>
    </g>
  );
}
