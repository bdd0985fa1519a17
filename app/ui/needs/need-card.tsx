import type { ReactNode } from 'react';
import { type NeedCategory, NeedIcon, needWord } from '../icons/need-icon';
import { formatMoney } from '../money/format-money';
import type { NeedProgress, WayStop } from '../way-home/progress';
import { WayHome } from '../way-home/way-home';
import { useWords } from '../words/words';

export type NeedCardProps = {
  href: string;
  title: string;
  /** The language of the title, where it is not the page's. */
  titleLang?: string;
  kinds: readonly NeedCategory[];
  /** The published areas in words, or nothing when none may be told. */
  area?: string;
  progress: NeedProgress;
  currency: string;
  locale: string;
  stops?: readonly WayStop[];
  /** A drawn map of the areas, decorative. */
  map?: ReactNode;
};

/** A need in the index: areas, title, kinds, the line, the figures. */
export function NeedCard({
  href,
  title,
  titleLang,
  kinds,
  area,
  progress,
  currency,
  locale,
  stops,
  map,
}: NeedCardProps) {
  return (
    <article className="need-card">
      {map ? <div className="need-card-map">{map}</div> : null}
      <div>
        {area ? <p className="area-name">{area}</p> : null}
        <h3>
          <a href={href} lang={titleLang} dir="auto">
            {title}
          </a>
        </h3>
      </div>
      <NeedKinds kinds={kinds} />
      <WayHome progress={progress} stops={stops} compact />
      <NeedFigures progress={progress} currency={currency} locale={locale} stops={stops} />
    </article>
  );
}

/** The kinds of a need, each as its sign and its word: who comes for the first time knows none of the signs. */
export function NeedKinds({ kinds }: { kinds: readonly NeedCategory[] }) {
  const say = useWords();
  return (
    <ul className="need-kinds">
      {kinds.map((category) => (
        <li key={category}>
          <NeedIcon category={category} size="small" /> {say(needWord[category])}
        </li>
      ))}
    </ul>
  );
}

type NeedFiguresProps = Pick<NeedCardProps, 'progress' | 'currency' | 'locale' | 'stops'>;

/** The figures of the line in words; a need that is met says so, and what exceeds it is told. */
export function NeedFigures({ progress, currency, locale, stops = [] }: NeedFiguresProps) {
  const say = useWords();
  const money = (amountMinor: bigint) => formatMoney(amountMinor, currency, locale, { trim: true });
  const met = progress.goalMinor > 0n && progress.givenMinor >= progress.goalMinor;
  const figures = { given: money(progress.givenMinor), goal: money(progress.goalMinor) };
  const paid = stops.filter((stop) => stop.state === 'paid').length;
  return (
    <p className="need-card-figures">
      <strong className="figures">{say(met ? 'needMet' : 'givenOf', figures)}</strong>
      {stops.length === 0 ? null : <span className="soft">{say('linesPaid', { paid, total: stops.length })}</span>}
    </p>
  );
}
