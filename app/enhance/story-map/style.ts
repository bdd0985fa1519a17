import type { FeatureCollection } from 'geojson';
import type { FilterSpecification, FontFacesSpecification, StyleSpecification } from 'maplibre-gl';
import type { DrawnLabel } from './reading';

export interface Colours {
  water: string;
  land: string;
  coast: string;
  border: string;
  area: string;
  route: string;
  name: string;
  shore: string;
  shoreWidthPx: number;
}

/** What the page itself paints with, whatever colour space it is written in, as plain rgb. */
function rgb(value: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return value;
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}

/** Taken from the drawing, so that both themes and every later change of colour are followed. */
export function readColours(sheet: SVGSVGElement): Colours {
  const style = (selector: string): CSSStyleDeclaration => {
    const element = sheet.querySelector(selector);
    if (element === null) throw new Error(`The drawing has no ${selector}`);
    return getComputedStyle(element);
  };
  const paint = (selector: string, property: 'fill' | 'stroke'): string => rgb(style(selector)[property]);
  // The area that is read of now is washed stronger; what is asked is how the others are.
  const now = sheet.querySelector('.hw-map-area.hw-map-now');
  now?.classList.remove('hw-map-now');
  const area = paint('.hw-map-area', 'fill');
  now?.classList.add('hw-map-now');
  return {
    water: paint('.hw-map-water', 'fill'),
    land: paint('.hw-map-land', 'fill'),
    coast: paint('.hw-map-land', 'stroke'),
    border: paint('.hw-map-border', 'stroke'),
    area,
    route: paint('.hw-map-area', 'stroke'),
    name: paint(sheet.querySelector('.hw-map-name') ? '.hw-map-name' : '.hw-map-stop-name', 'fill'),
    shore: paint('.hw-map-shore', 'stroke'),
    shoreWidthPx: Number.parseFloat(style('.hw-map-shore').strokeWidth),
  };
}

const FAMILIES = /atkinson|naskh/i;

/** The page's own font files: the map asks for no others. */
export function readFontFaces(): FontFacesSpecification {
  const faces: { url: string; 'unicode-range'?: string[] }[] = [];
  const visit = (rules: CSSRuleList): void => {
    for (const rule of rules) {
      if (rule instanceof CSSFontFaceRule) {
        const url = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
        const range = rule.style.getPropertyValue('unicode-range');
        if (!url || !FAMILIES.test(rule.style.getPropertyValue('font-family'))) continue;
        const ranges = range === '' ? {} : { 'unicode-range': range.split(/,\s*/).map((each) => each.toUpperCase()) };
        faces.push({ url: new URL(url, rule.parentStyleSheet?.href ?? location.href).href, ...ranges });
      } else if (rule instanceof CSSGroupingRule) {
        visit(rule.cssRules);
      }
    }
  };
  for (const { cssRules } of document.styleSheets) visit(cssRules);
  return { Map: faces } as FontFacesSpecification;
}

interface Content {
  colours: Colours;
  fonts: FontFacesSpecification;
  language: string;
  /** Areas that carry their name beside their number already. */
  named: readonly string[];
  areas: FeatureCollection;
  /** What the drawing above writes itself: the map leaves room for it. */
  labels: readonly DrawnLabel[];
  legs: GeoJSON.Feature;
}

const BORDER_WIDTH = ['interpolate', ['linear'], ['zoom'], 2, 0.6, 7, 1.4] as const;

export const areaNowFilter = (area: string | null): FilterSpecification => ['==', ['get', 'code'], area ?? ''];

export function mapStyle({ colours, fonts, language, named, areas, labels, legs }: Content): StyleSpecification {
  const withFonts = Object.values(fonts).some((faces) => faces.length > 0);
  const line = (kind: string, colour: string, dash?: number[]) => ({
    id: `line-${kind}`,
    type: 'line' as const,
    source: 'base',
    'source-layer': 'lines',
    filter: ['==', ['get', 'kind'], kind] as ['==', ['get', string], string],
    layout: { 'line-join': 'round' as const },
    paint: {
      'line-color': colour,
      'line-width': [...BORDER_WIDTH] as never,
      ...(dash ? { 'line-dasharray': dash } : {}),
    },
  });
  const drawn = withFonts ? labels.filter(({ text, sizePx }) => text !== '' && sizePx > 0) : [];
  return {
    version: 8,
    'font-faces': fonts,
    sources: {
      base: { type: 'vector', url: `pmtiles://${location.origin}/map/base.pmtiles` },
      areas: { type: 'geojson', data: areas, tolerance: 0.2 },
      legs: { type: 'geojson', data: legs },
      ...Object.fromEntries(drawn.map(({ at }, index) => [`drawn-${index}`, { type: 'geojson', data: pointAt(at) }])),
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
      {
        ...line('coast', colours.shore),
        id: 'shore',
        paint: { 'line-color': colours.shore, 'line-width': colours.shoreWidthPx, 'line-opacity': 0.55 },
      },
      { id: 'land', type: 'fill', source: 'base', 'source-layer': 'land', paint: { 'fill-color': colours.land } },
      line('coast', colours.coast),
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colours.area } },
      {
        id: 'area-now',
        type: 'fill',
        source: 'areas',
        filter: areaNowFilter(null),
        paint: { 'fill-color': colours.route, 'fill-opacity': 0.2 },
      },
      {
        id: 'regions',
        type: 'line',
        source: 'base',
        'source-layer': 'regions',
        minzoom: 4,
        paint: { 'line-color': colours.border, 'line-width': 0.5, 'line-dasharray': [1, 3], 'line-opacity': 0.6 },
      },
      { id: 'area-edges', type: 'line', source: 'areas', paint: { 'line-color': colours.route, 'line-width': 1 } },
      line('border', colours.border),
      // The edge of a washed area must not close a line that is not agreed.
      { ...line('disputed', colours.land), id: 'disputed-bed', paint: { 'line-color': colours.land, 'line-width': 3 } },
      line('disputed', colours.border, [4, 3]),
      ...(withFonts ? [nameLayer(colours, language, named, drawn), roomForLegs] : []),
      ...drawn.map(roomFor),
    ],
  };
}

const pointAt = (coordinates: readonly [number, number]): GeoJSON.Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Point', coordinates: [...coordinates] },
});

/** A word of the drawing, set where it stands and never shown: names of the map give way to it. */
const roomFor = ({ text, anchor, offset: [x, y], sizePx }: DrawnLabel, index: number) => ({
  id: `drawn-${index}`,
  type: 'symbol' as const,
  source: `drawn-${index}`,
  layout: {
    'text-field': text,
    'text-font': ['Map'],
    'text-size': sizePx,
    'text-anchor': anchor,
    'text-offset': [x / sizePx, y / sizePx] as [number, number],
    'text-max-width': 60,
    'text-padding': 4,
    'text-allow-overlap': true,
  },
  paint: { 'text-opacity': 0 },
});

const roomForLegs = {
  id: 'legs',
  type: 'symbol' as const,
  source: 'legs',
  layout: { 'text-field': 'o', 'text-font': ['Map'], 'text-size': 14, 'text-allow-overlap': true },
  paint: { 'text-opacity': 0 },
};

const nameLayer = (colours: Colours, language: string, named: readonly string[], drawn: readonly DrawnLabel[]) => {
  const name = ['coalesce', ['get', language], ['get', 'name']];
  return {
    id: 'names',
    type: 'symbol' as const,
    source: 'base',
    'source-layer': 'labels',
    filter: [
      'all',
      ['<=', ['get', 'rank'], ['+', ['zoom'], 1.3]],
      ['!', ['in', ['get', 'code'], ['literal', named]]],
      ['!', ['in', name, ['literal', drawn.map(({ text }) => text)]]],
    ] as never,
    layout: {
      'text-field': name as never,
      'text-font': ['Map'],
      // As the drawing's own names look: small capitals are about as high as small letters.
      'text-size': language === 'ar' ? 13 : 9.5,
      'text-letter-spacing': language === 'ar' ? 0 : 0.1,
      'text-transform': (language === 'ar' ? 'none' : 'uppercase') as 'none' | 'uppercase',
      'text-max-width': 8,
    },
    paint: { 'text-color': colours.name, 'text-halo-color': colours.land, 'text-halo-width': 1.2 },
  };
};
