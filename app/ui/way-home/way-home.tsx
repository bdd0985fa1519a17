import type { ReactNode } from 'react';
import { type Curve, pathBetween, pointAt, round } from './curve';
import { HomeMark } from './home-mark';
import {
  giftStretches,
  type NeedProgress,
  ownStretches,
  type Part,
  type Stretch,
  shareOf,
  stretchesOf,
  type WayStop,
} from './progress';

type Sheet = { width: number; height: number; curve: Curve; home: number; stop: number };
export type WayHomeVariant = 'full' | 'card' | 'rule';

const sheets: Record<WayHomeVariant, Sheet> = {
  full: { width: 480, height: 84, curve: { startX: 26, endX: 436, heights: [58, 4, 84, 34] }, home: 34, stop: 6.5 },
  card: { width: 260, height: 36, curve: { startX: 16, endX: 232, heights: [26, 6, 38, 18] }, home: 22, stop: 3.6 },
  rule: { width: 360, height: 18, curve: { startX: 4, endX: 336, heights: [12, 6, 18, 10] }, home: 16, stop: 3 },
};

type WayHomeProps = {
  progress: NeedProgress;
  stops?: readonly WayStop[];
  /** What one gift would add: drawn after what is given, before the gift is made. */
  giftMinor?: bigint;
  /** The same for several gifts to choose from, each by stop: the style sheet shows that of the choice. */
  choices?: readonly (readonly bigint[])[];
  /** What of the given part one gift drew, by stop. */
  own?: readonly bigint[];
  variant?: WayHomeVariant;
  compact?: boolean;
  /** The figures in words. Leave out only where they stand right beside the line. */
  label?: ReactNode;
};

/** The way home, drawn as it is paid for. A picture beside figures, never instead of them. */
export function WayHome({
  progress,
  stops = [],
  giftMinor,
  choices = [],
  own = [],
  variant,
  compact = false,
  label,
}: WayHomeProps) {
  const sheet = sheets[variant ?? (compact ? 'card' : 'full')];
  const stretches = stretchesOf(progress, stops);
  const reached = stretches.every((stretch) => stretch.drawnTo >= stretch.to);
  const numbered = sheet === sheets.full && stops.length <= 12;
  return (
    <div className="way-home">
      <svg viewBox={`0 0 ${sheet.width} ${sheet.height}`} aria-hidden>
        <path className="wh-open" d={pathBetween(sheet.curve, 0, 1)} />
        {stretches.filter(isDrawn).map((stretch) => (
          <path
            key={stretch.from}
            className="wh-drawn"
            pathLength={1}
            d={pathBetween(sheet.curve, stretch.from, stretch.drawnTo)}
          />
        ))}
        <Parts sheet={sheet} parts={ownStretches(stretches, own)} className="wh-own" />
        <Journey sheet={sheet} />
        {choices.map((byStop) => (
          <g key={byStop.join()} className="wh-choice">
            <Parts sheet={sheet} parts={giftStretches(stretches, byStop)} className="wh-gift" />
          </g>
        ))}
        {giftMinor === undefined ? null : <Gift sheet={sheet} progress={progress} giftMinor={giftMinor} />}
        {stops.length === 0
          ? null
          : stretches.map((stretch, index) => (
              <Stop key={stretch.from} sheet={sheet} stretch={stretch} number={numbered ? index + 1 : undefined} />
            ))}
        <HomeMark
          x={sheet.width - sheet.home}
          y={sheet.curve.heights[3] - sheet.home * 0.62}
          size={sheet.home}
          reached={reached}
        />
      </svg>
      {label === undefined ? null : <p>{label}</p>}
    </div>
  );
}

function Parts({ sheet, parts, className }: { sheet: Sheet; parts: readonly Part[]; className: string }) {
  if (parts.length === 0) return null;
  return <path className={className} d={parts.map(({ from, to }) => pathBetween(sheet.curve, from, to)).join('')} />;
}

const isDrawn = (stretch: Stretch) => stretch.drawnTo > stretch.from;

/** The end of the journey so far, where the way home begins. */
function Journey({ sheet }: { sheet: Sheet }) {
  const { x, y } = pointAt(sheet.curve, 0);
  return (
    <>
      <path className="wh-journey" d={`M0 ${round(y + x / 6)}Q${round(x / 2)} ${round(y + x / 8)} ${round(x)} ${y}`} />
      <circle className="wh-start" cx={x} cy={y} r={round(sheet.stop * 0.85)} />
    </>
  );
}

function Gift({ sheet, progress, giftMinor }: { sheet: Sheet; progress: NeedProgress; giftMinor: bigint }) {
  const from = shareOf(progress.givenMinor, progress.goalMinor);
  const to = shareOf(progress.givenMinor + giftMinor, progress.goalMinor);
  return to > from ? <path className="wh-gift" d={pathBetween(sheet.curve, from, to)} /> : null;
}

function Stop({ sheet, stretch, number }: { sheet: Sheet; stretch: Stretch; number?: number }) {
  const { x, y } = pointAt(sheet.curve, stretch.to);
  const crowded = stretch.to - stretch.from < 0.035;
  // The last stop stands before the home mark, not under it.
  const last = stretch.to === 1;
  return (
    <>
      <circle
        className={`wh-stop wh-stop-${stretch.stop?.state ?? 'open'}`}
        cx={round(last ? x - sheet.stop : x)}
        cy={round(y)}
        r={crowded ? round(sheet.stop * 0.6) : sheet.stop}
      />
      {number === undefined ? null : (
        <text className="wh-number" x={round(last ? x - sheet.stop : x)} y={round(y + sheet.stop + 15)}>
          {number}
        </text>
      )}
    </>
  );
}
