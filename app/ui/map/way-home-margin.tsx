import { type Curve, pathBetween, pointAt } from '../way-home/curve';
import { HomeMark } from '../way-home/home-mark';
import type { WayHomeStop } from './drawing';

/**
 * The margin under the map, where the way home runs. It lies outside the map's frame on purpose: home has no place.
 * The line fills from left to right by `progress`; needs are stops on it, at the end of their share.
 */
export const MARGIN_HEIGHT = 112;

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

export function WayHomeMargin({ width, top, start, progress, needs, home }: MarginProps) {
  const curve = curveOf(width, top);
  const drawn = Math.min(1, Math.max(0, progress));
  let reached = 0;
  const stops = needs.map((need, index) => {
    reached = index === needs.length - 1 ? 1 : reached + need.share;
    return { ...need, ...pointAt(curve, Math.min(0.975, reached)) };
  });
  return (
    <g className="hw-map-way">
      <path className="hw-map-way-open" d={pathBetween(curve, 0, 1)} />
      {drawn > 0 ? <path className="hw-map-way-drawn" pathLength={1} d={pathBetween(curve, 0, drawn)} /> : null}
      {stops.map(({ id, x, y, state }) => (
        <circle key={id} className={`hw-map-need hw-map-need-${state}`} cx={x.toFixed(1)} cy={y.toFixed(1)} r="7" />
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
      <HomeMark x={width - 84} y={top + 28} size={58} reached={drawn >= 1} />
      <text className="hw-map-home" x={width - 55} y={top + 103} textAnchor="middle">
        {home}
      </text>
    </g>
  );
}
