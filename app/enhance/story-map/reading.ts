import type { Feature, FeatureCollection, MultiPoint, MultiPolygon } from 'geojson';
import type { Sheet, View } from './view';

/** Reads from the server's drawing everything the moving map needs, so that both show one and the same thing. */

export interface Frame extends Sheet {
  center: [lon: number, lat: number];
  /** Mercator scale in units of the drawing: the world is 2π·scale wide. */
  scale: number;
}

export function readFrame(figure: HTMLElement, { width, height }: Sheet): Frame {
  const [lon, lat] = (figure.dataset.center ?? '').split(',').map(Number);
  const scale = Number(figure.dataset.scale);
  if (lon === undefined || lat === undefined || !Number.isFinite(lon + lat + scale) || scale <= 0) {
    throw new Error('The map says no centre and scale');
  }
  return { center: [lon, lat], scale, width, height };
}

const RADIANS = Math.PI / 180;
const mercator = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2));

/** Units of the drawing back to degrees. */
export function unproject({ center, scale, width, height }: Frame, x: number, y: number): [number, number] {
  const north = mercator(center[1]) - (y - height / 2) / scale;
  return [(x - width / 2) / (scale * RADIANS) + center[0], (2 * Math.atan(Math.exp(north)) - Math.PI / 2) / RADIANS];
}

/** MapLibre's world is 512·2^zoom pixels wide; the drawing's 2π·scale units, of which a view shows its width. */
export function cameraOf(frame: Frame, { x, y, width }: View, shownWidth: number) {
  const zoom = Math.log2((2 * Math.PI * frame.scale * (shownWidth / width)) / 512);
  return { center: unproject(frame, x + width / 2, y + (width * frame.height) / frame.width / 2), zoom };
}

/** The part of the drawing that the camera shows, also where that lies beyond the sheet. */
export function viewOf(
  frame: Frame,
  { lng, lat }: { lng: number; lat: number },
  zoom: number,
  shownWidth: number,
): View {
  const width = (2 * Math.PI * frame.scale * shownWidth) / (512 * 2 ** zoom);
  const lon = lng + Math.round((frame.center[0] - lng) / 360) * 360;
  const x = (lon - frame.center[0]) * RADIANS * frame.scale + frame.width / 2;
  const y = (mercator(frame.center[1]) - mercator(lat)) * frame.scale + frame.height / 2;
  return { x: x - width / 2, y: y - (width * frame.height) / frame.width / 2, width };
}

/** A word or a number of the drawing for which the moving map leaves room. */
export interface DrawnLabel {
  text: string;
  at: [lon: number, lat: number];
  /** Distance from `at` in pixels. */
  offset: [number, number];
  anchor: 'left' | 'center' | 'right';
  sizePx: number;
}

const anchors = { start: 'left', middle: 'center', end: 'right' } as const;

export function readLabels(sheet: SVGSVGElement, frame: Frame, pixelsPerUnit: number): DrawnLabel[] {
  // Names shrink as the drawing comes closer, to keep their size; what stands at a stop is scaled as a whole.
  const closer = frame.width / sheet.viewBox.baseVal.width;
  const read = (text: SVGTextElement, at: [number, number], inner: boolean): DrawnLabel[] => {
    const { display, fontSize } = getComputedStyle(text);
    const anchor = text.getAttribute('text-anchor');
    if (display === 'none' || (anchor !== 'start' && anchor !== 'middle' && anchor !== 'end')) return [];
    const own = [Number(text.getAttribute('x')), Number(text.getAttribute('y'))] as const;
    const [x, y] = inner ? at : own;
    return [
      {
        text: text.textContent ?? '',
        at: unproject(frame, x, y),
        offset: inner ? [own[0] * pixelsPerUnit, own[1] * pixelsPerUnit] : [0, 0],
        anchor: anchors[anchor],
        sizePx: Number.parseFloat(fontSize) * pixelsPerUnit * (inner ? 1 : closer),
      },
    ];
  };
  const names = [...sheet.querySelectorAll<SVGTextElement>('.hw-map-name')].flatMap((text) =>
    read(text, [0, 0], false),
  );
  const stops = [...sheet.querySelectorAll<SVGGElement>('.hw-map-stop')].flatMap((stop) => {
    const { e, f } = stop.transform.baseVal.consolidate()?.matrix ?? { e: 0, f: 0 };
    return [...stop.querySelectorAll('text')].flatMap((text) => read(text, [e, f], true));
  });
  return [...stops, ...names];
}

const STEPS = 14;

/** Points along the legs: the moving map writes no name across them. */
export function readLegs(sheet: SVGSVGElement, frame: Frame): Feature<MultiPoint> {
  const coordinates = [...sheet.querySelectorAll<SVGPathElement>('path.hw-map-leg')].flatMap((path) => {
    const length = path.getTotalLength();
    return Array.from({ length: STEPS + 1 }, (_, step) => {
      const { x, y } = path.getPointAtLength((length * step) / STEPS);
      return unproject(frame, x, y);
    });
  });
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiPoint', coordinates } };
}

/** The outlines of the highlighted areas, by their public codes; nothing else is asked for. */
export async function fetchAreas(codes: readonly string[]): Promise<FeatureCollection<MultiPolygon>> {
  const features = await Promise.all(
    codes.map(async (code) => {
      const answer = await fetch(`/map/areas/${encodeURIComponent(code)}.json`);
      if (!answer.ok) throw new Error(`No outline for ${code}`);
      return { ...((await answer.json()) as Feature<MultiPolygon>), properties: { code } };
    }),
  );
  return { type: 'FeatureCollection', features };
}
