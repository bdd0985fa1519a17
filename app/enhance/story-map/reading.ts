import type { Feature, FeatureCollection, LineString, MultiPolygon } from 'geojson';

/** Reads from the server's drawing everything the moving map needs, so that both show one and the same thing. */

export interface Frame {
  center: [lon: number, lat: number];
  zoom: number;
  scale: number;
  /** Size of the map's sheet in units of the drawing. */
  width: number;
  height: number;
}

/** MapLibre's zoom at which the world is as wide as in the drawing, shown at this width. */
export const zoomOf = (scale: number, shownWidth: number, width: number): number =>
  Math.log2((2 * Math.PI * scale * (shownWidth / width)) / 512);

export function readFrame(figure: HTMLElement, sheet: SVGSVGElement, shownWidth: number): Frame {
  const [lon, lat] = (figure.dataset.center ?? '').split(',').map(Number);
  const scale = Number(figure.dataset.scale);
  const { width, height } = sheet.viewBox.baseVal;
  if (lon === undefined || lat === undefined || !Number.isFinite(lon + lat + scale) || scale <= 0) {
    throw new Error('The map says no centre and scale');
  }
  return { center: [lon, lat], zoom: zoomOf(scale, shownWidth, width), scale, width, height };
}

const RADIANS = Math.PI / 180;
const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2));

/** Units of the drawing back to degrees. */
export function unproject({ center, scale, width, height }: Frame, x: number, y: number): [number, number] {
  const north = mercator(center[1]) - (y - height / 2) / scale;
  return [(x - width / 2) / (scale * RADIANS) + center[0], (2 * Math.atan(Math.exp(north)) - Math.PI / 2) / RADIANS];
}

const STEPS = 32;

export function readLegs(sheet: SVGSVGElement, frame: Frame): FeatureCollection<LineString> {
  const features = [...sheet.querySelectorAll<SVGPathElement>('path.hw-map-leg')].map((path): Feature<LineString> => {
    const length = path.getTotalLength();
    const coordinates = Array.from({ length: STEPS + 1 }, (_, step) => {
      const { x, y } = path.getPointAtLength((length * step) / STEPS);
      return unproject(frame, x, y);
    });
    return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } };
  });
  return { type: 'FeatureCollection', features };
}

export interface ArrowHead {
  at: [number, number];
  /** Degrees clockwise from the direction the sign is drawn in (to the right). */
  turn: number;
}

/** The heads' middles and directions, from the triangles `M tip L wing L wing z`. */
export function readArrows(sheet: SVGSVGElement, frame: Frame): ArrowHead[] {
  return [...sheet.querySelectorAll<SVGPathElement>('path.hw-map-arrow')].flatMap((path) => {
    const numbers = (path.getAttribute('d') ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
    const [x, y, ax, ay, bx, by] = numbers;
    if (
      x === undefined ||
      y === undefined ||
      ax === undefined ||
      ay === undefined ||
      bx === undefined ||
      by === undefined
    ) {
      return [];
    }
    const [baseX, baseY] = [(ax + bx) / 2, (ay + by) / 2];
    const turn = Math.atan2(y - baseY, x - baseX) / RADIANS;
    return [{ at: unproject(frame, (x + baseX) / 2, (y + baseY) / 2), turn }];
  });
}

export interface NumberedStop {
  at: [number, number];
  number: string;
  name: string;
}

export function readStops(sheet: SVGSVGElement, frame: Frame): NumberedStop[] {
  return [...sheet.querySelectorAll<SVGGElement>('.hw-map-stop')].map((group) => {
    const circle = group.querySelector('circle');
    const [number, name] = [...group.querySelectorAll('text')].map((text) => text.textContent ?? '');
    const at = unproject(frame, Number(circle?.getAttribute('cx')), Number(circle?.getAttribute('cy')));
    return { at, number: number ?? '', name: name ?? '' };
  });
}

/** The outlines of the highlighted areas, by their public codes; nothing else is asked for. */
export async function fetchAreas(codes: readonly string[]): Promise<FeatureCollection<MultiPolygon>> {
  const features = await Promise.all(
    codes.map(async (code) => {
      const answer = await fetch(`/map/areas/${encodeURIComponent(code)}.json`);
      if (!answer.ok) throw new Error(`No outline for ${code}`);
      return (await answer.json()) as Feature<MultiPolygon>;
    }),
  );
  return { type: 'FeatureCollection', features };
}
