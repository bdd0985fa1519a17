import { Still } from '../shell/still';
import { usePublicWords, useWords } from '../words/words';

const states = ['paid', 'funded', 'open'] as const;
const word = { paid: 'stopPaid', funded: 'stopFunded', open: 'stopOpen' } as const;

/** How to read the stops of the line: filled, ringed, hollow. */
export const WayHomeLegend = () => (
  <Still as="div" className="way-home" of={usePublicWords()} name="way home legend">
    <StopStates />
  </Still>
);

function StopStates() {
  const say = useWords();
  return (
    <ul className="wh-legend" aria-label={say('wayHomeLegend')}>
      {states.map((state) => (
        <li key={state}>
          <svg viewBox="0 0 16 16" aria-hidden>
            <circle className={`wh-stop wh-stop-${state}`} cx="8" cy="8" r="5.5" />
          </svg>
          {say(word[state])}
        </li>
      ))}
    </ul>
  );
}
