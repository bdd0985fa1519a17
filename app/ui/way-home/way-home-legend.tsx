import { useWords } from '../words/words';

const states = ['paid', 'funded', 'open'] as const;
const word = { paid: 'stopPaid', funded: 'stopFunded', open: 'stopOpen' } as const;

/** How to read the stops of the line: filled, ringed, hollow. */
export function WayHomeLegend() {
  const say = useWords();
  return (
    <div className="way-home">
      <ul className="wh-legend" aria-label={say('wayHomeLegend')}>
        {states.map((state) => (
          <li key={state}>
            <svg viewBox="0 0 16 16" aria-hidden focusable="false">
              <circle className={`wh-stop wh-stop-${state}`} cx="8" cy="8" r="5.5" />
            </svg>
            {say(word[state])}
          </li>
        ))}
      </ul>
    </div>
  );
}
