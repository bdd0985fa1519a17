import { useWords } from '../words/words';
import { pathBetween } from './curve';

const curve = { startX: 4, endX: 156, heights: [12, 4, 20, 12] } as const;

/** The way being drawn, three times at most, while something is on its way. */
export function LoadingLine({ label }: { label?: string }) {
  const say = useWords();
  return (
    <div className="way-home way-home-loading" role="status">
      <svg viewBox="0 0 160 24" width="160" aria-hidden>
        <path className="wh-open" d={pathBetween(curve, 0, 1)} />
        <path className="wh-drawn" pathLength={1} d={pathBetween(curve, 0, 1)} />
      </svg>
      <span className="small">{label ?? say('loading')}</span>
    </div>
  );
}
