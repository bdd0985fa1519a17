import { type Curve, pathBetween, pointAt } from '../way-home/curve';
import { HomeMark } from '../way-home/home-mark';
import type { WayHomeStop } from './drawing';

/**
 * The margin under the map, where the way home runs. It lies outside the map's frame on purpose: home has no place.
 * The line fills from left to right by `progress`; needs are stops on it, at the end of their share.
 */
export const MARGIN_HEIGHT = 112;

const curveOf = (width: number, top: number, fromX: number): Curve => ({
  startX: fromX,
  endX: width - 92,
  heights: [top + 40, top + 96, top + 34, top + 66],
});

interface MarginProps {
  width: number;
  top: number;
  fromX: number;
  progress: number;
  needs: readonly WayHomeStop[];
  home: string;
}

export function WayHomeMargin({ width, top, fromX, progress, needs, home }: MarginProps) {
  const curve = curveOf(width, top, fromX);
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
      <HomeMark x={width - 84} y={top + 28} size={58} reached={drawn >= 1} />
      <text className="hw-map-home" x={width - 55} y={top + 103} textAnchor="middle">
        {home}
      </text>
    </g>
  );
}
