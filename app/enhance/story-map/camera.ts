import { between, eased, type Sheet, type View, viewBoxOf, wholeOf } from './view';

/** Something that shows a part of the map: the drawing itself, or the map that moves below it. */
export interface Camera {
  show(view: View, how: 'jump' | 'glide'): void;
}

const GLIDE_MS = 900;

/** The part of the drawing that is seen. Everything above the base follows it, whichever camera leads. */
export class DrawnView implements Camera {
  readonly sheet: Sheet;
  #shown: View;
  #frame = 0;

  constructor(readonly element: SVGSVGElement) {
    const { width, height } = element.viewBox.baseVal;
    this.sheet = { width, height };
    this.#shown = wholeOf(this.sheet);
  }

  get shown(): View {
    return this.#shown;
  }

  set(view: View): void {
    this.#shown = view;
    const closer = this.sheet.width / view.width;
    this.element.setAttribute('viewBox', viewBoxOf(view, this.sheet));
    this.element.style.setProperty('--closer', closer.toFixed(4));
    this.element.classList.toggle('hw-map-closer', closer > 1.05);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
  }

  show(view: View, how: 'jump' | 'glide'): void {
    this.stop();
    if (how === 'jump') {
      this.set(view);
      return;
    }
    const from = this.#shown;
    const startedAt = performance.now();
    const step = (now: number): void => {
      const t = Math.min(1, (now - startedAt) / GLIDE_MS);
      this.set(between(from, view, eased(t)));
      if (t < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }
}
