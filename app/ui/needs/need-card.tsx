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

/** A need in the index: kinds, title, areas, the line, the figures. */
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
      <NeedKinds kinds={kinds} />
      <div>
        {area ? <p className="area-name">{area}</p> : null}
        <h3>
          <a href={href} lang={titleLang} dir="auto">
            {title}
          </a>
        </h3>
      </div>
      <WayHome progress={progress} stops={stops} compact />
      <NeedFigures progress={progress} currency={currency} locale={locale} stops={stops} />
    </article>
  );
}

/** The kinds of a need as signs, each with its word for those who do not see it. */
export function NeedKinds({ kinds }: { kinds: readonly NeedCategory[] }) {
  const say = useWords();
  return (
    <ul className="need-card-kinds">
      {kinds.map((category) => (
        <li key={category} title={say(needWord[category])}>
          <NeedIcon category={category} />
          <span className="sr-only">{say(needWord[category])}</span>
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
