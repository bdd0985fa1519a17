/** What the maps are drawn from: plain strings and numbers, worked out on the server from public areas. */

export interface MapLabel {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

export interface GlobeDrawing {
  x: number;
  y: number;
  radius: number;
  land: string;
  graticule: string;
  sheet: string;
}

export interface SheetDrawing {
  width: number;
  height: number;
  center: readonly [lon: number, lat: number];
  /** Mercator scale in units of the drawing: the world is 2π·scale wide. */
  scale: number;
  graticule: string;
  land: string;
  borders: string;
  disputed: string;
}

/** A part of the sheet, in its own proportions. */
export interface MapView {
  x: number;
  y: number;
  width: number;
}

export interface StoryMapDrawing extends SheetDrawing {
  regionLines: string;
  areas: readonly { code: string; name: string; path: string }[];
  /** Each ends under the marker of its stop; its head comes in at `turn` degrees. */
  legs: readonly { path: string; to: number; turn: number }[];
  stops: readonly { number: number; area: string; x: number; y: number; label: MapLabel; view: MapView }[];
  settingOut: readonly { x: number; y: number; r: number }[];
  names: readonly (MapLabel & { small: boolean })[];
  globe: GlobeDrawing | null;
}

export interface OverviewMapDrawing extends SheetDrawing {
  areas: readonly {
    code: string;
    name: string;
    path: string;
    x: number;
    y: number;
    count: number | null;
    shade: 1 | 2 | 3;
    /** The count as the map shows it, where there is room: on any map, or on a wide one only. */
    mark: { text: string; onNarrow: boolean } | null;
  }[];
  names: readonly MapLabel[];
  corridors: readonly {
    path: string;
    arrow: string;
    width: number;
    count: number;
    from: string;
    to: string;
    fromName: string;
    toName: string;
  }[];
}

/** One need on the way home, in the order in which it stands on the page. */
export interface WayHomeStop {
  id: string;
  /** Share of the whole way, 0 to 1; the shares of all stops sum to 1. */
  share: number;
  /** How much of its own part is given, 0 to 1. */
  filled: number;
  state: 'open' | 'funded' | 'paid';
}

export interface StoryMapWords {
  title: string;
  description: string;
  home: string;
  homeNote: string;
  /** The figures in words, e.g. “62 % of the way home is drawn”. A picture never replaces the figure. */
  progress: string;
  legend: string;
  legendArea: string;
  legendJourney: string;
  legendWayHome: string;
  legendDisputed: string;
  explore: string;
  leave: string;
  zoomIn: string;
  zoomOut: string;
  previous: string;
  next: string;
  whole: string;
  /** What the arrow keys do while the map has the focus. */
  keys: string;
  /** How to move the map without moving the page. */
  gestures: string;
  disclaimer: string;
  sources: string;
}
