import type { FeatureCollection } from 'geojson';
import type { FontFacesSpecification, StyleSpecification } from 'maplibre-gl';

export interface Colours {
  water: string;
  land: string;
  coast: string;
  border: string;
  area: string;
  route: string;
  name: string;
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
  const paint = (selector: string, property: 'fill' | 'stroke'): string => {
    const element = sheet.querySelector(selector);
    if (element === null) throw new Error(`The drawing has no ${selector}`);
    return rgb(getComputedStyle(element)[property]);
  };
  return {
    water: paint('.hw-map-water', 'fill'),
    land: paint('.hw-map-land', 'fill'),
    coast: paint('.hw-map-land', 'stroke'),
    border: paint('.hw-map-border', 'stroke'),
    area: paint('.hw-map-area', 'fill'),
    route: paint('.hw-map-area', 'stroke'),
    name: paint('.hw-map-stop-name', 'fill'),
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
  legs: FeatureCollection;
}

const BORDER_WIDTH = ['interpolate', ['linear'], ['zoom'], 2, 0.7, 7, 1.4] as const;

export function mapStyle({ colours, fonts, language, named, areas, legs }: Content): StyleSpecification {
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
  return {
    version: 8,
    'font-faces': fonts,
    sources: {
      base: { type: 'vector', url: `pmtiles://${location.origin}/map/base.pmtiles` },
      areas: { type: 'geojson', data: areas, tolerance: 0.2 },
      // Curves must stay curves: nothing is thinned out.
      legs: { type: 'geojson', data: legs, tolerance: 0 },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': colours.water } },
      { id: 'land', type: 'fill', source: 'base', 'source-layer': 'land', paint: { 'fill-color': colours.land } },
      line('coast', colours.coast),
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colours.area } },
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
      {
        id: 'legs',
        type: 'line',
        source: 'legs',
        layout: { 'line-cap': 'round' },
        paint: { 'line-color': colours.route, 'line-width': 2.5 },
      },
      ...(withFonts ? [nameLayer(colours, language, named)] : []),
    ],
  };
}

const nameLayer = (colours: Colours, language: string, named: readonly string[]) => ({
  id: 'names',
  type: 'symbol' as const,
  source: 'base',
  'source-layer': 'labels',
  filter: [
    'all',
    ['<=', ['get', 'rank'], ['+', ['zoom'], 1.3]],
    ['!', ['in', ['get', 'code'], ['literal', named]]],
  ] as never,
  layout: {
    'text-field': ['coalesce', ['get', language], ['get', 'name']] as never,
    'text-font': ['Map'],
    'text-size': 11,
    'text-letter-spacing': language === 'ar' ? 0 : 0.1,
    'text-transform': (language === 'ar' ? 'none' : 'uppercase') as 'none' | 'uppercase',
    'text-max-width': 8,
  },
  paint: { 'text-color': colours.name, 'text-opacity': 0.75, 'text-halo-color': colours.land, 'text-halo-width': 1.2 },
});
