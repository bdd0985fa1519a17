import { HomeMark } from '../way-home/home-mark';
import { useWords } from '../words/words';

/** The mark: a journey, the dotted way, home. With the name beside it unless `markOnly`. */
export function Logo({ markOnly = false }: { markOnly?: boolean }) {
  const say = useWords();
  return (
    <span className="logo">
      <svg viewBox="0 0 60 26" width="60" height="26" aria-hidden>
        <path className="wh-journey" d="M2.5 9C8 4.5 12.5 17 19 15.5" />
        <path className="wh-open" d="M25.5 13.4C29 12 31.5 13.5 35.5 15.5" />
        <HomeMark x={37} y={1.5} size={22} reached />
      </svg>
      {markOnly ? null : <span>{say('productName')}</span>}
    </span>
  );
}
