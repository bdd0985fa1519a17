import { addProtocol, Map as LiveMap, Marker, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import sheetOfStyles from 'maplibre-gl/dist/maplibre-gl.css?url';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';
import { fetchAreas, readArrows, readFrame, readLegs, readStops, zoomOf } from './reading';
import { mapStyle, readColours, readFontFaces } from './style';

const IDLE_MS_MAX = 20_000;

let prepared = false;

function prepare(): void {
  if (prepared) return;
  prepared = true;
  setWorkerUrl(workerUrl);
  addProtocol('pmtiles', new Protocol().tile);
}

function styleSheet(): Promise<void> {
  const known = document.querySelector(`link[href="${sheetOfStyles}"]`);
  if (known) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = sheetOfStyles;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error('The map has no style sheet')));
    document.head.append(link);
  });
}

/** Resolves when everything in view is drawn; rejects on the first error, so that the drawing can stay. */
function drawn(map: LiveMap): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The map took too long')), IDLE_MS_MAX);
    map.once('error', ({ error }) => reject(error));
    map.once('idle', () => resolve());
    map.once('idle', () => clearTimeout(timer));
  });
}

function stopElement(number: string, name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = 'hw-live-stop';
  const disc = document.createElement('span');
  disc.className = 'hw-live-disc';
  disc.textContent = number;
  const text = document.createElement('span');
  text.className = 'hw-live-name';
  text.textContent = name;
  element.append(disc, text);
  return element;
}

function arrowElement(): HTMLElement {
  const element = document.createElement('div');
  element.className = 'hw-live-arrow';
  return element;
}

/** Lays the moving map over the drawn one, at the same centre and scale. Returns what takes it away again. */
export async function openLiveMap(figure: HTMLElement, stage: HTMLElement): Promise<() => void> {
  const drawing = stage.querySelector<SVGSVGElement>('.hw-map-svg');
  const sheet = drawing?.querySelector<SVGSVGElement>('svg') ?? null;
  if (drawing === null || sheet === null) throw new Error('There is no drawing to open');
  prepare();
  const shownWidth = drawing.getBoundingClientRect().width;
  const frame = readFrame(figure, sheet, shownWidth);
  const codes = (figure.dataset.areas ?? '').split(',').filter((code) => code !== '');
  const [areas] = await Promise.all([fetchAreas(codes), styleSheet()]);

  const cover = document.createElement('div');
  cover.className = 'hw-live';
  cover.style.aspectRatio = `${frame.width} / ${frame.height}`;
  // MapLibre's own style sheet places its container; the cover is ours to place.
  const container = document.createElement('div');
  container.className = 'hw-live-map';
  cover.append(container);
  stage.append(cover);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = new LiveMap({
    container,
    style: mapStyle({
      colours: readColours(sheet),
      fonts: readFontFaces(),
      language: document.documentElement.lang.slice(0, 2),
      named: codes,
      areas,
      legs: readLegs(sheet, frame),
    }),
    center: frame.center,
    zoom: frame.zoom,
    minZoom: Math.min(0, frame.zoom),
    maxZoom: 7,
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: still ? 0 : 150,
    locale: localeOf(figure),
  });
  const close = (): void => {
    map.remove();
    cover.remove();
  };
  try {
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
    for (const { at, turn } of readArrows(sheet, frame)) {
      new Marker({ element: arrowElement(), anchor: 'center', rotation: turn, rotationAlignment: 'map' })
        .setLngLat(at)
        .addTo(map);
    }
    for (const { at, number, name } of readStops(sheet, frame)) {
      new Marker({ element: stopElement(number, name), anchor: 'center' }).setLngLat(at).addTo(map);
    }
    followWidth(map, stage, frame.scale, frame.width, shownWidth);
    await drawn(map);
  } catch (error) {
    close();
    throw error;
  }
  cover.classList.add('hw-live-shown');
  return close;
}

/** A page that grows or shrinks keeps showing the same part of the world. */
function followWidth(map: LiveMap, stage: HTMLElement, scale: number, width: number, shownWidth: number): void {
  let before = shownWidth;
  const observer = new ResizeObserver(() => {
    const now = stage.getBoundingClientRect().width;
    if (now === 0 || Math.abs(now - before) < 1) return;
    map.setZoom(map.getZoom() + zoomOf(scale, now, width) - zoomOf(scale, before, width));
    before = now;
  });
  observer.observe(stage);
  map.once('remove', () => observer.disconnect());
}

function localeOf({ dataset }: HTMLElement): Record<string, string> {
  const { zoomIn, zoomOut, gestures, label } = dataset;
  return {
    ...(zoomIn ? { 'NavigationControl.ZoomIn': zoomIn } : {}),
    ...(zoomOut ? { 'NavigationControl.ZoomOut': zoomOut } : {}),
    ...(label ? { 'Map.Title': label } : {}),
    ...(gestures
      ? {
          'CooperativeGesturesHandler.WindowsHelpText': gestures,
          'CooperativeGesturesHandler.MacHelpText': gestures,
          'CooperativeGesturesHandler.MobileHelpText': gestures,
        }
      : {}),
  };
}
