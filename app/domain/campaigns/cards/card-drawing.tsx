import type { ReactNode } from 'react';
import { type PublicLanguage, publicLanguages } from '~/catalogues/public-languages';
import { canLetter, type FittedText, familiesOf, fitted, type Lettering } from '~/platform/images/index.server';
import { NeedIcon } from '~/ui';
import { CONTOURS, GlobeInset, MapSheet, type StoryMapDrawing } from '~/ui/map';
import { pathBetween, pointAt } from '~/ui/way-home/curve';
import { HomeMark } from '~/ui/way-home/home-mark';
import { cardStyles } from './card-styles';
import type { CardWords } from './card-words.server';

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;
const MARGIN = 56;
const MAP = { x: 676, y: 36, width: 488, height: 407 } as const;
const TEXT_WIDTH = MAP.x - MARGIN - 36;
const WAY = { startX: 74, endX: 1060, heights: [586, 548, 606, 572] } as const;

interface CardProps {
  lang: PublicLanguage;
  words: CardWords;
  map: StoryMapDrawing | null;
  drawn: number;
}

/** The card of one need: kinds, areas, the way home as far as it is drawn. */
export function NeedCardDrawing({ lang, words, map, drawn }: CardProps) {
  const areas = within(words.areas, { lines: 2, sizesPx: [34, 30, 26], lettering: 'sans' });
  const own = within(canLetter(words.ownNames) ? words.ownNames : '', {
    lines: 1,
    sizesPx: [30, 26],
    lettering: 'sans',
  });
  const areasTop = 156;
  const ownTop = areasTop + heightOf(areas);
  const kindsTop = ownTop + heightOf(own) + (words.areas ? 22 : 0);
  const rows = words.kinds.length + (words.more ? 1 : 0);
  const row = Math.min(72, (458 - kindsTop) / rows);
  return (
    <Sheet lang={lang} map={map} drawn={drawn} progress={words.progress}>
      <Lines lang={lang} text={areas} top={areasTop} className="card-area" />
      <Lines lang={lang} text={own} top={ownTop} className="card-own" />
      {words.kinds.map(({ category, word }, index) => (
        <Kind key={category} lang={lang} word={word} top={kindsTop + index * row} row={row}>
          <NeedIcon category={category} />
        </Kind>
      ))}
      {words.more ? <Kind lang={lang} word={words.more} top={kindsTop + words.kinds.length * row} row={row} /> : null}
    </Sheet>
  );
}

/** The card of every other page: what this is, and the line. */
export function SiteCardDrawing({ lang, title, text }: { lang: PublicLanguage; title: string; text: string }) {
  const heading = within(title, { lines: 4, sizesPx: [60, 54, 48], lettering: 'serif' });
  const below = within(text, { lines: 3, sizesPx: [32, 28], lettering: 'sans' });
  return (
    <Sheet lang={lang} map={null} drawn={0.62} progress="">
      <Lines lang={lang} text={heading} top={160} className="card-title" lettering="serif" />
      <Lines lang={lang} text={below} top={188 + heightOf(heading)} className="card-own" />
    </Sheet>
  );
}

interface SheetProps {
  lang: PublicLanguage;
  map: StoryMapDrawing | null;
  drawn: number;
  progress: string;
  children: ReactNode;
}

function Sheet({ lang, map, drawn, progress, children }: SheetProps) {
  const said = fitted(progress, { widthPx: 900, lines: 1, sizesPx: [44, 38, 32], lettering: 'serif' });
  return (
    <svg
      aria-hidden
      xmlns="http://www.w3.org/2000/svg"
      width={CARD_WIDTH}
      height={CARD_HEIGHT}
      viewBox={`0 0 ${CARD_WIDTH} ${CARD_HEIGHT}`}
    >
      <style>{cardStyles(familiesOf('serif'), familiesOf('sans'))}</style>
      <rect className="card-paper" width={CARD_WIDTH} height={CARD_HEIGHT} />
      <Mirrored when={isRightToLeft(lang)}>
        {map ? <AreaMap map={map} mirrored={isRightToLeft(lang)} /> : <NoPlace />}
        <WayHomeLine drawn={drawn} />
        <svg aria-hidden x={MARGIN - 4} y="44" width="122" height="53" viewBox="0 0 60 26">
          <path className="logo-journey" d="M2.5 9C8 4.5 12.5 17 19 15.5" />
          <path className="logo-open" d="M25.5 13.4C29 12 31.5 13.5 35.5 15.5" />
          <HomeMark x={37} y={1.5} size={22} reached />
        </svg>
      </Mirrored>
      <Line lang={lang} text="Homeward" x={MARGIN + 132} y={86} sizePx={44} className="card-name" lettering="serif" />
      {children}
      <Line
        lang={lang}
        text={said.lines[0] ?? ''}
        x={MARGIN}
        y={526}
        sizePx={said.sizePx}
        className="card-progress"
        lettering="serif"
      />
    </svg>
  );
}

/** Lines and maps of a page that is read from the right; a map itself has no reading direction. */
function Mirrored({ when, children }: { when: boolean; children: ReactNode }) {
  return when ? <g transform={`translate(${CARD_WIDTH} 0) scale(-1 1)`}>{children}</g> : <g>{children}</g>;
}

function AreaMap({ map, mirrored }: { map: StoryMapDrawing; mirrored: boolean }) {
  const { x, y, width, height } = MAP;
  const drawing = (
    <svg aria-hidden x={x} y={y} width={width} height={height} viewBox={`0 0 ${map.width} ${map.height}`}>
      <MapSheet
        sheet={map}
        wash={map.areas.map(({ code, path }) => <path key={code} className="hw-map-area" d={path} />)}
      >
        {map.globe ? <GlobeInset globe={map.globe} /> : null}
      </MapSheet>
    </svg>
  );
  return (
    <>
      {mirrored ? <g transform={`translate(${2 * x + width} 0) scale(-1 1)`}>{drawing}</g> : drawing}
      <Neatline />
    </>
  );
}

/** No place is told: height lines of no land, the same for everybody. */
function NoPlace() {
  const { x, y, width, height } = MAP;
  return (
    <>
      <svg
        aria-hidden
        x={x}
        y={y}
        width={width}
        height={height}
        viewBox="0 0 360 300"
        preserveAspectRatio="xMidYMid slice"
      >
        {CONTOURS.map((d) => (
          <path key={d} className="card-contour" d={d} />
        ))}
      </svg>
      <Neatline />
    </>
  );
}

function Neatline() {
  const { x, y, width, height } = MAP;
  return (
    <>
      <rect className="card-neatline" x={x} y={y} width={width} height={height} />
      <rect className="card-neatline-inner" x={x + 6} y={y + 6} width={width - 12} height={height - 12} />
    </>
  );
}

function WayHomeLine({ drawn }: { drawn: number }) {
  const start = pointAt(WAY, 0);
  return (
    <>
      <path className="card-open" d={pathBetween(WAY, 0, 1)} />
      {drawn > 0 ? <path className="card-drawn" d={pathBetween(WAY, 0, drawn)} /> : null}
      <path className="card-journey" d={`M0 596Q36 606 ${start.x} ${start.y}`} />
      <circle className="card-start" cx={start.x} cy={start.y} r="8" />
      <HomeMark x={1070} y={512} size={84} reached={drawn >= 1} />
    </>
  );
}

function Kind({
  lang,
  word,
  top,
  row,
  children,
}: {
  lang: PublicLanguage;
  word: string;
  top: number;
  row: number;
  children?: ReactNode;
}) {
  const text = fitted(word, {
    widthPx: TEXT_WIDTH - 68,
    lines: 1,
    sizesPx: [42, 38, 34, 30].filter((size) => size < row * 0.86),
    lettering: 'serif',
  });
  const x = isRightToLeft(lang) ? CARD_WIDTH - MARGIN - 48 : MARGIN;
  return (
    <>
      {children ? (
        <svg aria-hidden x={x} y={top + (row - 48) / 2} width="48" height="48" viewBox="0 0 24 24">
          {children}
        </svg>
      ) : null}
      <Line
        lang={lang}
        text={text.lines[0] ?? ''}
        x={MARGIN + 68}
        y={top + row / 2 + 14}
        sizePx={text.sizePx}
        className="card-kind"
        lettering="serif"
      />
    </>
  );
}

type Fit = { lines: number; sizesPx: readonly number[]; lettering: Lettering };
const within = (text: string, room: Fit): FittedText => fitted(text, { widthPx: TEXT_WIDTH, ...room });
const heightOf = ({ lines, sizePx }: FittedText) => lines.filter(Boolean).length * sizePx * 1.3;
const isRightToLeft = (lang: PublicLanguage) => publicLanguages[lang].direction === 'rtl';

type LinesProps = { lang: PublicLanguage; text: FittedText; top: number; className: string; lettering?: Lettering };

function Lines({ lang, text, top, className, lettering = 'sans' }: LinesProps) {
  return text.lines.map((line, index) => (
    <Line
      key={line}
      lang={lang}
      text={line}
      x={MARGIN}
      y={top + index * text.sizePx * 1.3}
      sizePx={text.sizePx}
      className={className}
      lettering={lettering}
    />
  ));
}

type LineProps = {
  lang: PublicLanguage;
  text: string;
  x: number;
  y: number;
  sizePx: number;
  className: string;
  lettering: Lettering;
};

const RIGHT_TO_LEFT = '\u202b';
const END = '\u202c';

/** One line, from the side at which its language begins. */
function Line({ lang, text, x, y, sizePx, className, lettering }: LineProps) {
  if (text === '') return null;
  const rtl = isRightToLeft(lang);
  return (
    <text
      className={`${className} card-${lettering}`}
      x={rtl ? CARD_WIDTH - x : x}
      y={y}
      fontSize={sizePx}
      textAnchor={rtl ? 'end' : 'start'}
      xmlLang={lang}
    >
      {rtl ? `${RIGHT_TO_LEFT}${text}${END}` : text}
    </text>
  );
}
