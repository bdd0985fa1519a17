import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { OverviewMapDrawing, StoryMapDrawing, StoryMapWords } from './drawing';
import { OverviewMap } from './overview-map';
import { StoryList } from './story-list';
import { StoryMap } from './story-map';

const sheet = {
  width: 720,
  height: 600,
  center: [100.5, 12.25] as const,
  scale: 900,
  graticule: 'M10 0V600',
  land: 'M0 0l100 0 0 100z',
  borders: 'M0 0l50 50',
  disputed: '',
};

const map: StoryMapDrawing = {
  ...sheet,
  regionLines: '',
  areas: [
    { code: 'BD', name: 'Bangladesh', path: 'M1 1l9 0 0 9z' },
    { code: 'SG', name: 'Singapore', path: '' },
  ],
  legs: [{ path: 'M1 1C2 2 3 3 4 4', to: 2, turn: 40 }],
  stops: [
    {
      number: 1,
      area: 'BD',
      x: 100,
      y: 100,
      label: { text: 'Bangladesh', x: 130, y: 100, anchor: 'start' },
      view: { x: 0, y: 0, width: 360 },
    },
    {
      number: 2,
      area: 'SG',
      x: 300,
      y: 400,
      label: { text: 'Singapore', x: 330, y: 400, anchor: 'start' },
      view: { x: 90, y: 80, width: 480 },
    },
  ],
  settingOut: [{ x: 298, y: 430, r: 3 }],
  names: [{ text: 'Thailand', x: 200, y: 200, anchor: 'middle', small: true }],
  globe: { x: 640, y: 80, radius: 58, land: 'M0 0l1 1z', graticule: 'M0 0V9', sheet: 'M0 0l5 5z' },
};

const words: StoryMapWords = {
  title: 'The journey so far',
  description: 'From Bangladesh to Singapore.',
  home: 'Home',
  homeNote: 'at no place on any map',
  progress: '62 % of the way home is drawn',
  legend: 'How to read the map',
  legendArea: 'Part of the journey',
  legendJourney: 'The journey so far',
  legendWayHome: 'The way home',
  legendDisputed: 'Line that is not agreed',
  explore: 'Move the map',
  leave: 'Back',
  zoomIn: 'Closer',
  zoomOut: 'Further away',
  previous: 'Previous chapter',
  next: 'Next chapter',
  whole: 'The whole journey',
  keys: 'Arrow keys go from chapter to chapter',
  gestures: 'Use two fingers',
  disclaimer: 'Boundaries, names and designations shown do not imply official endorsement or acceptance.',
  sources: 'Map: Natural Earth.',
};

const drawn = (props: Partial<Parameters<typeof StoryMap>[0]> = {}): string =>
  renderToStaticMarkup(<StoryMap map={map} progress={0.62} words={words} explorable {...props} />);

/** Drawn stretches of the way home in the map's margin (the legend has a sample of its own). */
const wayDrawn = (html: string): number =>
  (
    html
      .split('hw-map-way"')[1]
      ?.split('</svg>')[0]
      ?.match(/class="hw-map-way-drawn"/g) ?? []
  ).length;

describe('StoryMap', () => {
  it('passes a strict content security policy: no style attributes, no addresses elsewhere', () => {
    for (const html of [drawn(), drawn({ map: null }), drawn({ progress: 1 })]) {
      expect(html).not.toMatch(/\sstyle=/);
      expect(html).not.toMatch(/https?:|url\(/);
    }
  });

  it('says in words what it shows, and bears the disclaimer', () => {
    const html = drawn();
    for (const text of [words.title, words.description, words.progress, words.disclaimer, words.legendArea]) {
      expect(html).toContain(text);
    }
    expect(html).toContain('role="img"');
    expect(html).not.toContain(words.legendDisputed);
    expect(drawn({ map: { ...map, disputed: 'M0 0l1 1' } })).toContain(words.legendDisputed);
  });

  it('fills the way home by progress and draws it outside the map', () => {
    expect(wayDrawn(drawn({ progress: 0 }))).toBe(0);
    expect(wayDrawn(drawn({ progress: 0.3 }))).toBe(1);
    expect(drawn({ progress: 1 })).toContain('wh-home-reached');
    expect(drawn({ progress: 0.99 })).not.toContain('wh-home-reached');
    expect(drawn({ progress: 7 })).toBe(drawn({ progress: 1 }));
    const heights = [...drawn().matchAll(/hw-map-way-(?:open|drawn)"[^>]* d="M[\d.]+ ([\d.]+)/g)].map(([, y]) =>
      Number(y),
    );
    expect(heights.length).toBeGreaterThan(1);
    expect(heights.filter((y) => y !== 8).every((y) => y > map.height)).toBe(true);
  });

  it('shows needs as stops of the way, each part filled by what is given to it', () => {
    const html = drawn({
      needs: [
        { id: 'a', share: 0.5, filled: 1, state: 'paid' },
        { id: 'b', share: 0.3, filled: 0, state: 'open' },
        { id: 'c', share: 0.2, filled: 0.4, state: 'open' },
      ],
    });
    expect([...html.matchAll(/circle class="hw-map-need-(\w+)/g)].map(([, state]) => state)).toEqual([
      'paid',
      'open',
      'open',
    ]);
    expect([...html.matchAll(/hw-map-need-number"[^>]*>(\d+)/g)].map(([, number]) => number)).toEqual(['1', '2', '3']);
    expect(wayDrawn(html)).toBe(2);
  });

  it('keeps numbers apart: forty needs have none', () => {
    const many = Array.from({ length: 40 }, (_, id) => ({
      id: `${id}`,
      share: 1 / 40,
      filled: 0,
      state: 'open' as const,
    }));
    expect(drawn({ needs: many })).not.toContain('hw-map-need-number');
    const radii = [...drawn({ needs: many }).matchAll(/hw-map-need-open"[^>]* r="([\d.]+)"/g)].map(([, r]) =>
      Number(r),
    );
    expect(radii).toHaveLength(40);
    // 584 units for forty: none may touch the next.
    expect(Math.max(...radii) * 2).toBeLessThan(584 / 40);
  });

  it('hints at no part of the world where no place is public', () => {
    const html = drawn({ map: null });
    expect(html).not.toMatch(/hw-map-(land|globe|area|stop|border|water)|data-(?!part="(need-\d+|home)")/);
    expect(html).toContain(words.home);
    expect(html).toContain(words.progress);
  });

  it('tells the enhancement area codes, centre, scale and views, and asks for it only when it may move', () => {
    expect(drawn()).toContain('data-areas="BD,SG"');
    expect(drawn()).toContain('data-center="100.50000,12.25000"');
    expect(drawn()).toContain('data-view="90 80 480"');
    expect(drawn()).toContain('data-story-map');
    expect(drawn({ explorable: false })).not.toMatch(/data-(story-map|center|scale|areas)|hw-map-tools/);
  });

  it('stands whatever belongs to a stop around it, so that it keeps its size when the map comes closer', () => {
    expect(drawn()).toMatch(/<g transform="translate\(300 400\) rotate\(40\)"><path class="hw-map-head"/);
    expect(drawn()).toMatch(/data-part="stop-2"[^>]*><g class="hw-map-upright"><circle r="14"/);
    expect(drawn()).toContain('<text class="hw-map-stop-name" x="30" y="0"');
  });
});

describe('StoryList', () => {
  const html = renderToStaticMarkup(
    <StoryList
      label="The journey"
      chapters={[
        { number: 1, area: 'Bangladesh', kind: 'Recruited', time: '2022', stay: 'some months', said: 'Chapter 1 of 4' },
        { number: 2, area: 'Singapore', kind: 'Exploited', text: <p>He worked without wages.</p> },
      ]}
      way={{
        title: 'The way home',
        kind: '$20 of $50 given',
        needs: [{ id: 'a', label: 'A sewing course', state: 'funded', figures: '$20 of $20 given · funded' }],
      }}
      home={{ title: 'Home', kind: 'at no place' }}
    />,
  );

  it('tells the stops in the numbers of the map, then the needs, and home without a place', () => {
    const headings = [...html.matchAll(/<h3[^>]*>(.*?)<\/h3>/g)].map(([, inner = '']) => inner.replace(/<[^>]+>/g, ''));
    expect(headings).toEqual([
      'Recruited: Bangladesh',
      'Exploited: Singapore',
      '$20 of $50 given: The way home',
      'at no place: Home',
    ]);
    expect(html).toContain('2022 · some months');
    expect(html).toContain('id="stop-2"');
    expect(html).toMatch(/<ol class="hw-story-needs" role="list"><li class="hw-story-need">.*A sewing course/);
  });

  it('names steps for the map only where the map follows', () => {
    expect(html.match(/data-step="/g)).toHaveLength(1);
    expect(html).toContain('data-step="stop-1" data-said="Chapter 1 of 4"');
  });
});

describe('OverviewMap', () => {
  it('links every area, and tells no number below the threshold', () => {
    const overview: OverviewMapDrawing = {
      ...sheet,
      areas: [
        {
          code: 'BD',
          name: 'Bangladesh',
          path: 'M0 0z',
          x: 10,
          y: 10,
          count: 5,
          shade: 3,
          mark: { text: '5', onNarrow: true },
        },
        { code: 'RO', name: 'Romania', path: 'M0 0z', x: 20, y: 20, count: null, shade: 1, mark: null },
      ],
      names: [{ text: 'Bangladesh', x: 30, y: 10, anchor: 'start' }],
      corridors: [
        {
          path: 'M0 0C1 1 2 2 3 3',
          arrow: 'M0 0z',
          width: 3,
          count: 5,
          from: 'BD',
          to: 'MY',
          fromName: 'Bangladesh',
          toName: 'Malaysia',
        },
      ],
    };
    const { title, description, legend, legendArea, legendDisputed, disclaimer, sources } = words;
    const html = renderToStaticMarkup(
      <OverviewMap
        map={overview}
        words={{
          title,
          description,
          legend,
          legendArea,
          legendDisputed,
          disclaimer,
          sources,
          legendCorridor: '3 or more',
          legendChosen: 'Chosen',
          inWords: 'In words',
          corridor: (from, to) => `${from} to ${to}`,
        }}
        hrefOf={(code) => `/en/needs?area=${code}`}
        chosen={['RO']}
      />,
    );
    expect(html).toContain('<li><a href="/en/needs?area=RO" aria-current="true">Romania</a> </li>');
    expect(html).toContain('<li>Bangladesh to Malaysia <span>5</span></li>');
    // A pointer finds the shapes; nobody is led through them by the keyboard.
    expect(html.match(/<a href="[^"]*" tabindex="-1"/g)).toHaveLength(2);
    expect(html.match(/hw-map-chosen"/g)).toHaveLength(2);
    expect(html.match(/class="hw-map-count"/g)).toHaveLength(1);
    expect(html).not.toMatch(/\sstyle=/);
  });
});
