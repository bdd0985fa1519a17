import { LinkButton, usePublicWords } from '~/ui';
import type { JourneyView } from '../need-view.server';

type GiveBarProps = { href: string; journey: Pick<JourneyView, 'progress' | 'words'> };

/**
 * Where one stands and the way to give, at the foot of a phone's screen. It is the last of what follows the amounts, and
 * stays within that: while the amounts themselves are seen, there is no bar.
 */
export function GiveBar({ href, journey }: GiveBarProps) {
  const { publicSite } = usePublicWords();
  return (
    <div className="stay give-bar">
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden>
        <path className="wh-open" d="M0 2H100" />
        {journey.progress > 0 ? <path className="wh-drawn" d={`M0 2H${Math.round(journey.progress * 100)}`} /> : null}
      </svg>
      <p>{journey.words.progress}</p>
      <LinkButton href={href}>{publicSite.give}</LinkButton>
    </div>
  );
}
