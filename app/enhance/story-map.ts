/**
 * Turns a server-drawn story map into one that moves, when asked to (a button), or when it is scrolled to where its
 * `data-story-map` says `scrolled`. The drawing stays where the browser has no WebGL 2, saves data, or anything fails.
 */

const canDraw = (): boolean => {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  if (connection?.saveData) return false;
  return document.createElement('canvas').getContext('webgl2') !== null;
};

function offer(figure: HTMLElement): void {
  const stage = figure.querySelector<HTMLElement>('.hw-map-stage');
  const { explore, leave } = figure.dataset;
  if (stage === null || explore === undefined || leave === undefined) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'hw-map-button';
  button.textContent = explore;
  let close: (() => void) | null = null;

  const open = async (): Promise<void> => {
    button.disabled = true;
    try {
      const { openLiveMap } = await import('./story-map/live-map');
      close = await openLiveMap(figure, stage);
      button.textContent = leave;
    } catch {
      // The drawing says everything the moving map says: nothing is lost, so nobody is told.
      button.remove();
    } finally {
      button.disabled = false;
    }
  };
  const toggle = (): void => {
    if (close === null) {
      void open();
      return;
    }
    close();
    close = null;
    button.textContent = explore;
  };
  button.addEventListener('click', toggle);
  stage.after(button);
  if (figure.dataset.storyMap === 'scrolled') {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      if (close === null && !button.disabled) void open();
    });
    observer.observe(stage);
  }
}

function start(): void {
  const figures = document.querySelectorAll<HTMLElement>('[data-story-map]');
  if (figures.length > 0 && canDraw()) figures.forEach(offer);
}

if (document.readyState === 'complete') start();
else window.addEventListener('load', start, { once: true });
