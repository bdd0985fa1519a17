import { addProtocol, Map as LiveMap, setWorkerUrl } from 'maplibre-gl';
import itsStyles from 'maplibre-gl/dist/maplibre-gl.css?url';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';
import ourStyles from '../../ui/map/live-map.css?url';
import type { Camera, DrawnView } from './camera';
import { cameraOf, type Frame, fetchAreas, readFrame, readLabels, readLegs, viewOf } from './reading';
import { areaNowFilter, mapStyle, readColours, readFontFaces } from './style';
import { button } from './tools';
import { eased, type View } from './view';

/** Marks for whoever measures: from asking for the map that moves until all of it is drawn. */
const ASKED = 'homeward:map-asked';
const IDLE = 'homeward:map-idle';

const IDLE_MS_MAX = 20_000;
const GLIDE_MS = 900;
const PAN_PX = 80;

export interface LiveCamera extends Camera {
  /** Washes the area of the chapter that is being read stronger than the others. */
  mark(area: string | null): void;
  pan(across: number, down: number): void;
  close(): void;
}

let prepared = false;

function prepare(): void {
  if (prepared) return;
  prepared = true;
  setWorkerUrl(workerUrl);
  addProtocol('pmtiles', new Protocol().tile);
}

function styleSheet(address: string): Promise<void> {
  const known = document.querySelector(`link[href="${address}"]`);
  if (known) return Promise.resolve();
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = address;
  return new Promise((resolve, reject) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => reject(new Error('The map has no style sheet')));
    document.head.append(link);
  });
}

/** Resolves when everything in view is drawn; rejects on the first error, so that the drawing can stay. */
function whenDrawn(map: LiveMap): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The map took too long')), IDLE_MS_MAX);
    map.once('error', ({ error }) => reject(error));
    map.once('idle', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function coverOf({ width, height }: Frame): { cover: HTMLElement; container: HTMLElement } {
  const cover = document.createElement('div');
  cover.className = 'hw-live';
  cover.style.aspectRatio = `${width} / ${height}`;
  // MapLibre's own style sheet places its container; the cover is ours to place.
  const container = document.createElement('div');
  container.className = 'hw-live-map';
  cover.append(container);
  return { cover, container };
}

/**
 * Lays the moving map under the drawing, at the same part of the world. From then on it leads, and what the drawing has
 * above its base, the stops, legs and names, follows it.
 */
export async function openLiveMap(figure: HTMLElement, stage: HTMLElement, drawn: DrawnView): Promise<LiveCamera> {
  performance.mark(ASKED);
  prepare();
  const frame = readFrame(figure, drawn.sheet);
  const codes = (figure.dataset.areas ?? '').split(',').filter((code) => code !== '');
  const [areas] = await Promise.all([fetchAreas(codes), styleSheet(itsStyles), styleSheet(ourStyles)]);
  const { cover, container } = coverOf(frame);
  stage.prepend(cover);
  let shownWidth = cover.getBoundingClientRect().width;
  const styleNow = () =>
    mapStyle({
      colours: readColours(drawn.element),
      fonts: readFontFaces(),
      language: document.documentElement.lang.slice(0, 2),
      named: codes,
      areas,
      legs: readLegs(drawn.element, frame),
      labels: readLabels(drawn.element, frame, shownWidth / drawn.sheet.width),
    });
  const map = new LiveMap({
    container,
    style: styleNow(),
    ...cameraOf(frame, drawn.shown, shownWidth),
    maxZoom: 7,
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    // The arrow keys go from chapter to chapter (../story-map.ts).
    keyboard: false,
    trackResize: false,
    fadeDuration: 0,
    locale: localeOf(figure),
  });
  const close = (): void => {
    observer.disconnect();
    dark.removeEventListener('change', repaint);
    map.remove();
    cover.remove();
  };
  const repaint = (): void => void map.setStyle(styleNow());
  const dark = matchMedia('(prefers-color-scheme: dark)');
  /** A page that grows or shrinks keeps showing the same part of the world. */
  const observer = new ResizeObserver(() => {
    const now = cover.getBoundingClientRect().width;
    if (now === 0 || Math.abs(now - shownWidth) < 0.5) return;
    const view = drawn.shown;
    shownWidth = now;
    map.resize();
    map.jumpTo(cameraOf(frame, view, now));
  });
  try {
    map.touchZoomRotate.disableRotation();
    cover.append(zoomButtons(map, figure));
    quiet(map);
    observer.observe(cover);
    await whenDrawn(map);
  } catch (error) {
    close();
    throw error;
  }
  performance.measure(IDLE, { start: ASKED, end: performance.mark(IDLE).startTime });
  drawn.stop();
  map.jumpTo(cameraOf(frame, drawn.shown, shownWidth));
  map.on('move', () => {
    if (Math.abs(cover.getBoundingClientRect().width - shownWidth) < 0.5) {
      drawn.set(viewOf(frame, map.getCenter(), map.getZoom(), shownWidth));
    }
  });
  dark.addEventListener('change', repaint);
  cover.classList.add('hw-live-shown');
  return {
    show(view: View, how) {
      const camera = cameraOf(frame, view, shownWidth);
      if (how === 'jump') map.jumpTo(camera);
      else map.easeTo({ ...camera, duration: GLIDE_MS, easing: eased });
    },
    mark: (area) => map.setFilter('area-now', areaNowFilter(area)),
    pan: (across, down) => map.panBy([across * PAN_PX, down * PAN_PX]),
    close,
  };
}

/** The drawing above says what the map shows, once: the canvas below is for fingers and the mouse. */
function quiet(map: LiveMap): void {
  const canvas = map.getCanvas();
  canvas.tabIndex = -1;
  canvas.removeAttribute('role');
  canvas.removeAttribute('aria-label');
  map.getCanvasContainer().setAttribute('aria-hidden', 'true');
}

function zoomButtons(map: LiveMap, { dataset }: HTMLElement): HTMLElement {
  const buttons = document.createElement('div');
  buttons.className = 'hw-live-zoom';
  buttons.append(
    button('closer', dataset.zoomIn ?? '', () => map.zoomIn()),
    button('further', dataset.zoomOut ?? '', () => map.zoomOut()),
  );
  return buttons;
}

const localeOf = ({ dataset: { gestures } }: HTMLElement): Record<string, string> =>
  gestures
    ? {
        'CooperativeGesturesHandler.WindowsHelpText': gestures,
        'CooperativeGesturesHandler.MacHelpText': gestures,
        'CooperativeGesturesHandler.MobileHelpText': gestures,
      }
    : {};
