/** The chapters beside the map: which one is being read, and what of the drawing belongs to it. */

export interface Chapter {
  element: HTMLElement;
  /** `stop-2`, `way`, `need-1`, `home`: the same name stands on the parts of the drawing. */
  name: string;
  said: string;
}

export const chaptersIn = (journey: Element): Chapter[] =>
  [...journey.querySelectorAll<HTMLElement>('[data-step]')].map((element) => ({
    element,
    name: element.dataset.step ?? '',
    said: element.dataset.said ?? '',
  }));

/** The last chapter that has reached the line, counted from 1; 0 before the first. Pure. */
export const chapterAt = (tops: readonly number[], line: number): number =>
  tops.reduce((reached, top, index) => (top <= line ? index + 1 : reached), 0);

/** How much of the window the map itself covers: above the chapters on a phone, nothing where it stands beside them. */
export function coveredBy(figure: HTMLElement): number {
  return getComputedStyle(figure).position === 'sticky' ? figure.getBoundingClientRect().height : 0;
}

export const isSticky = (figure: HTMLElement): boolean =>
  [figure, figure.parentElement].some((each) => each !== null && getComputedStyle(each).position === 'sticky');

const READING_SHARE = 0.3;

/** The height at which one reads: the upper part of what is left of the window. */
export function readingLine(figure: HTMLElement): number {
  const covered = coveredBy(figure);
  return covered + (window.innerHeight - covered) * READING_SHARE;
}

const AHEAD = 'hw-map-ahead';
const NOW = 'hw-map-now';

/** Marks the chapter in the list and in the drawing. 0 shows the whole journey, with nothing ahead. */
export function markChapter(figure: HTMLElement, chapters: readonly Chapter[], at: number): void {
  chapters.forEach(({ element }, index) => {
    if (index + 1 === at) element.setAttribute('aria-current', 'step');
    else element.removeAttribute('aria-current');
  });
  const order = new Map(chapters.map(({ name }, index) => [name, index + 1]));
  const now = chapters[at - 1]?.name;
  let area: string | undefined;
  for (const part of figure.querySelectorAll<SVGElement>('[data-part]')) {
    const { part: name = '' } = part.dataset;
    part.classList.toggle(NOW, name === now);
    part.classList.toggle(AHEAD, at > 0 && (order.get(name) ?? 0) > at);
    if (name === now) area = part.dataset.area ?? area;
  }
  for (const wash of figure.querySelectorAll<SVGElement>('.hw-map-area')) {
    wash.classList.toggle(NOW, area !== undefined && wash.dataset.area === area);
  }
}

/** The view of a chapter as the drawing tells it, undefined where it is about no area. */
export const viewToldOf = (figure: HTMLElement, { name }: Chapter): string | undefined =>
  figure.querySelector<SVGElement>(`.hw-map-stop[data-part="${name}"]`)?.dataset.view;

export const areaOf = (figure: HTMLElement, chapter: Chapter | undefined): string | null =>
  (chapter && figure.querySelector<SVGElement>(`.hw-map-stop[data-part="${chapter.name}"]`)?.dataset.area) ?? null;
