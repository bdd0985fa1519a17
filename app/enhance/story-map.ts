import { type Camera, DrawnView } from './story-map/camera';
import { areaOf, chapterAt, chaptersIn, isSticky, markChapter, readingLine, viewToldOf } from './story-map/chapters';
import type { LiveCamera } from './story-map/live-map';
import { button, name, place } from './story-map/tools';
import { readView, wholeOf } from './story-map/view';

/**
 * Lets the drawn map follow the chapters beside it: as one reads, by buttons, by the arrow keys. Once one scrolls towards
 * it, and only after `load`, a map that moves is laid under the drawing, unless the browser has no WebGL 2, the visitor
 * saves data, or anything fails: the drawing alone says the same.
 */

/** What somebody does who reads on by themselves. */
const READING_ON = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;
/** Where the browser does not tell that a page has stopped, or it stopped elsewhere. */
const SCROLL_MS_MAX = 1500;
const ARRIVED_WITHIN_PX = 4;

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

function mayLoad(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean; effectiveType?: string } };
  if (connection?.saveData || /2g$/.test(connection?.effectiveType ?? '')) return false;
  if (matchMedia('(prefers-reduced-data: reduce)').matches) return false;
  return document.createElement('canvas').getContext('webgl2') !== null;
}

class StoryMapReader {
  readonly #chapters;
  readonly #drawn: DrawnView;
  readonly #place = place();
  #live: LiveCamera | null = null;
  #at = 0;
  /** The chapter at the reading line: only when it changes does reading move the map. */
  #read = 0;
  /** The page is on its way to what was asked for: what passes the line meanwhile is not being read. */
  #held = false;
  /** Where the page is on its way to. */
  #top = 0;
  #later = 0;
  #buttons: { previous: HTMLButtonElement; next: HTMLButtonElement; whole: HTMLButtonElement };

  constructor(
    readonly figure: HTMLElement,
    readonly stage: HTMLElement,
    sheet: SVGSVGElement,
    tools: HTMLElement,
  ) {
    const { previous = '', next = '', whole = '', keys = '' } = figure.dataset;
    this.#drawn = new DrawnView(sheet);
    this.#chapters = chaptersIn(figure.closest('.journey') ?? figure);
    this.#buttons = {
      previous: button('previous', previous, () => this.#ask(this.#at - 1)),
      next: button('next', next, () => this.#ask(this.#at + 1)),
      whole: button('whole', whole, () => this.#ask(0)),
    };
    const { shown, status } = this.#place;
    tools.append(this.#buttons.previous, shown, this.#buttons.next, this.#buttons.whole, status);
    stage.tabIndex = 0;
    stage.setAttribute('role', 'group');
    stage.setAttribute('aria-label', keys);
    stage.addEventListener('keydown', (event) => this.#key(event));
    this.#say();
    this.#follow();
    if (mayLoad()) this.#offer(tools);
  }

  get #camera(): Camera {
    return this.#live ?? this.#drawn;
  }

  #show(at: number): void {
    this.#at = at;
    const chapter = this.#chapters[at - 1];
    markChapter(this.figure, this.#chapters, at);
    const told = chapter && readView(viewToldOf(this.figure, chapter));
    this.#camera.show(told ?? wholeOf(this.#drawn.sheet), isStill() ? 'jump' : 'glide');
    this.#live?.mark(areaOf(this.figure, chapter));
    this.#say();
  }

  /** Somebody asked for a chapter: the map goes there, the page follows, and it is said. */
  #ask(at: number): void {
    const wanted = Math.min(this.#chapters.length, Math.max(0, at));
    this.#held = true;
    clearTimeout(this.#later);
    this.#show(wanted);
    this.#place.status.textContent = this.#place.shown.textContent;
    const chapter = this.#chapters[wanted - 1];
    // Without the map staying in sight, the page would leave with it.
    if (chapter === undefined || !isSticky(this.figure)) return;
    if (!('onscrollend' in window)) this.#releaseLater();
    const top = scrollY + chapter.element.getBoundingClientRect().top - readingLine(this.figure) + 16;
    this.#top = Math.min(Math.max(0, top), document.documentElement.scrollHeight - innerHeight);
    scrollTo({ top, behavior: isStill() ? 'auto' : 'smooth' });
  }

  /** A way that another one cut short ends as well: only who has arrived reads again. */
  #arrived(): void {
    if (Math.abs(scrollY - this.#top) <= ARRIVED_WITHIN_PX) this.#release();
    else if (this.#held) this.#releaseLater();
  }

  #releaseLater(): void {
    clearTimeout(this.#later);
    this.#later = window.setTimeout(() => this.#release(), SCROLL_MS_MAX);
  }

  /** The buttons and arrows of the map ask for chapters; everything else that one does is reading on. */
  #isAsking({ target, type }: Event): boolean {
    const { previous, next, whole } = this.#buttons;
    const isButton = [previous, next, whole].some((each) => target instanceof Node && each.contains(target));
    return isButton || (type === 'keydown' && target === this.stage);
  }

  #say(): void {
    const { previous, next } = this.#buttons;
    this.#place.shown.textContent = this.#chapters[this.#at - 1]?.said ?? this.figure.dataset.whole ?? '';
    previous.setAttribute('aria-disabled', String(this.#at === 0));
    next.setAttribute('aria-disabled', String(this.#at === this.#chapters.length));
  }

  /** The chapter at the reading line now. */
  #reached(): number {
    const tops = this.#chapters.map(({ element }) => element.getBoundingClientRect().top);
    return chapterAt(tops, readingLine(this.figure));
  }

  /** Reading leads again, from where the page has come to. */
  #release(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#read = this.#reached();
  }

  #follow(): void {
    let waiting = false;
    const look = (): void => {
      waiting = false;
      const reached = this.#reached();
      if (this.#held || reached === this.#read) return;
      this.#read = reached;
      this.#show(reached);
    };
    const soon = (): void => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(look);
    };
    const readsOn = (event: Event): void => {
      if (!this.#isAsking(event)) this.#release();
    };
    for (const event of READING_ON) addEventListener(event, readsOn, { passive: true, capture: true });
    addEventListener('scrollend', () => this.#arrived(), { passive: true, capture: true });
    addEventListener('scroll', soon, { passive: true });
    addEventListener('resize', soon, { passive: true });
    addEventListener('beforeprint', () => {
      markChapter(this.figure, this.#chapters, 0);
      this.#drawn.show(wholeOf(this.#drawn.sheet), 'jump');
    });
    addEventListener('afterprint', () => this.#show(this.#at));
    soon();
  }

  #key(event: KeyboardEvent): void {
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    const down = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0;
    if (event.target !== this.stage || event.altKey || event.ctrlKey || event.metaKey || (across === 0 && down === 0)) {
      return;
    }
    if (event.shiftKey) {
      if (this.#live === null) return;
      this.#live.pan(across, down);
    } else if (across === 0) {
      this.#release();
      return;
    } else {
      const forwards = getComputedStyle(this.stage).direction === 'rtl' ? -across : across;
      this.#ask(this.#at + forwards);
    }
    event.preventDefault();
  }

  /** The map that moves: by a button, or on scrolling towards it. */
  #offer(tools: HTMLElement): void {
    const { explore = '', leave = '' } = this.figure.dataset;
    const toggle = button('explore', explore, () => void (this.#live === null ? open() : close()));
    toggle.setAttribute('aria-pressed', 'false');
    tools.append(toggle);
    const turn = (live: LiveCamera | null): void => {
      this.#live = live;
      name(toggle, live === null ? explore : leave);
      toggle.setAttribute('aria-pressed', String(live !== null));
    };
    const close = (): void => {
      this.#live?.close();
      turn(null);
      this.#show(this.#at);
    };
    const open = async (): Promise<void> => {
      stopWaiting();
      toggle.disabled = true;
      try {
        const { openLiveMap } = await import('./story-map/live-map');
        turn(await openLiveMap(this.figure, this.stage, this.#drawn));
        // Whatever was under way meanwhile is finished by the map that leads now.
        this.#show(this.#at);
      } catch {
        // The drawing says everything that the moving map says: nothing is lost, so nobody is told.
        toggle.remove();
      } finally {
        toggle.disabled = false;
      }
    };
    const stopWaiting = onScrollTowards(this.stage, () => void open());
  }
}

/** Calls once when somebody has scrolled, and the element is in sight or nearly. Returns what gives that up. */
function onScrollTowards(element: Element, act: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      act();
    },
    { rootMargin: '20% 0px' },
  );
  const begin = (): void => observer.observe(element);
  addEventListener('scroll', begin, { once: true, passive: true });
  return () => {
    removeEventListener('scroll', begin);
    observer.disconnect();
  };
}

function start(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('[data-story-map]')) {
    const stage = figure.querySelector<HTMLElement>('.hw-map-stage');
    const sheet = figure.querySelector<SVGSVGElement>('.hw-map-sheet');
    const tools = figure.querySelector<HTMLElement>('.hw-map-tools');
    if (stage && sheet && tools) new StoryMapReader(figure, stage, sheet, tools);
  }
}

if (document.readyState === 'complete') start();
else addEventListener('load', start, { once: true });
