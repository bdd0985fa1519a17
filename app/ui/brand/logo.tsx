import { HomeMark } from '../way-home/home-mark';
import { useWords } from '../words/words';

/** The mark: a journey, the dotted way, home. With the name beside it unless `markOnly`. */
export function Logo({ markOnly = false }: { markOnly?: boolean }) {
  const say = useWords();
  return (
    <span className="logo">
      <svg viewBox="0 0 60 26" width="60" height="26" aria-hidden focusable="false">
        <path className="wh-journey" d="M3 21C8 21 10 17 15 14.5" />
        <circle className="wh-start" cx="16" cy="14" r="3" />
        <path className="wh-open" d="M24 12.5C28 12.5 31 15.5 36 15.5" />
        <HomeMark x={37} y={1.5} size={22} reached />
      </svg>
      {markOnly ? null : <span>{say('productName')}</span>}
    </span>
  );
}
