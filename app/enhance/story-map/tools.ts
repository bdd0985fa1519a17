/** The buttons below the map, and the line that says where one is. They come with the script, as they need it. */

const signs = {
  previous: 'M14.5 5.5 8 12l6.5 6.5',
  next: 'M9.5 5.5 16 12l-6.5 6.5',
  whole: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  closer: 'M12 5v14M5 12h14',
  further: 'M5 12h14',
  explore:
    'M12 3v18M3 12h18M12 3l-2.5 2.5M12 3l2.5 2.5M12 21l-2.5-2.5M12 21l2.5-2.5M3 12l2.5-2.5M3 12l2.5 2.5M21 12l-2.5-2.5M21 12l-2.5 2.5',
} as const;

const SVG = 'http://www.w3.org/2000/svg';

function sign(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [name, value] of [
    ['viewBox', '0 0 24 24'],
    ['width', '24'],
    ['height', '24'],
    ['aria-hidden', 'true'],
  ] as const) {
    svg.setAttribute(name, value);
  }
  const drawn = document.createElementNS(SVG, 'path');
  drawn.setAttribute('d', path);
  svg.append(drawn);
  return svg;
}

export function button(kind: keyof typeof signs, label: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = kind === 'previous' || kind === 'next' ? 'hw-map-button hw-map-turn' : 'hw-map-button';
  name(element, label);
  element.append(sign(signs[kind]));
  // A button that can do nothing keeps the focus: whoever pages by keyboard does not fall out of the map.
  element.addEventListener('click', () => {
    if (element.getAttribute('aria-disabled') !== 'true') act();
  });
  return element;
}

export function name(element: HTMLElement, label: string): void {
  element.setAttribute('aria-label', label);
  element.title = label;
}

export interface Place {
  shown: HTMLElement;
  /** Read out politely, and only when somebody asked for another chapter: whoever reads on is not talked over. */
  status: HTMLElement;
}

export function place(): Place {
  const shown = document.createElement('p');
  shown.className = 'hw-map-at';
  shown.setAttribute('aria-hidden', 'true');
  const status = document.createElement('p');
  status.className = 'sr-only';
  status.setAttribute('role', 'status');
  return { shown, status };
}
