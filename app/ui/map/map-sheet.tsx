import type { ReactNode } from 'react';
import { useStillText } from '../shell/still';
import type { GlobeDrawing, MapLabel, SheetDrawing } from './drawing';

interface MapSheetProps {
  sheet: SheetDrawing;
  wash: ReactNode;
  /** Without the line around the land: on a map of the world it takes a slow phone longer to paint than all else. */
  isPlain?: boolean;
  children: ReactNode;
}

/** Base of every map: water, graticule, land, lines; what lies above comes as children. */
export function MapSheet({ sheet, wash, isPlain = false, children }: MapSheetProps) {
  const { width, height } = sheet;
  const still = useStillText();
  const land = still(sheet.land);
  return (
    <svg
      className="hw-map-sheet"
      x="0"
      y="0"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      overflow="hidden"
      aria-hidden
    >
      <g className="hw-map-base">
        <rect className="hw-map-water" width={width} height={height} />
        {isPlain ? null : <path className="hw-map-shore" d={land} />}
        <path className="hw-map-graticule" d={still(sheet.graticule)} />
        <path className={isPlain ? 'hw-map-land hw-map-plain' : 'hw-map-land'} d={land} />
        {wash}
        <path className="hw-map-border" d={still(sheet.borders)} />
        {sheet.disputed === '' ? null : (
          <>
            <path className="hw-map-disputed-bed" d={sheet.disputed} />
            <path className="hw-map-disputed" d={sheet.disputed} />
          </>
        )}
      </g>
      {children}
    </svg>
  );
}

export function MapName({ label, className }: { label: MapLabel; className: string }) {
  return (
    <text className={className} x={label.x} y={label.y} dy=".35em" textAnchor={label.anchor}>
      {label.text}
    </text>
  );
}

/** The neatline: a fine line around a stronger one, as on a sheet of an atlas. */
export function Neatline({ width, height }: { width: number; height: number }) {
  return (
    <>
      <rect className="hw-map-neatline" x="0" y="0" width={width} height={height} />
      <rect className="hw-map-neatline-inner" x="6" y="6" width={width - 12} height={height - 12} />
    </>
  );
}

export function GlobeInset({ globe }: { globe: GlobeDrawing }) {
  const still = useStillText();
  return (
    <g className="hw-map-globe" transform={`translate(${globe.x} ${globe.y})`}>
      <circle className="hw-map-globe-halo" r={globe.radius + 6} />
      <circle className="hw-map-water" r={globe.radius} />
      <path className="hw-map-graticule" d={still(globe.graticule)} />
      <path className="hw-map-land" d={still(globe.land)} />
      <path className="hw-map-globe-sheet" d={globe.sheet} />
      <circle className="hw-map-globe-rim" r={globe.radius} />
    </g>
  );
}
