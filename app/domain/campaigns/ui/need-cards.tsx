import { NeedCard } from '~/ui';
import type { NeedSummary } from '../need';

/** A need as a list shows it; area names come in the reader's language from the server. */
export type ListedNeed = Omit<NeedSummary, 'goalMinor' | 'raisedMinor' | 'missingMinor' | 'paidMinor'> & {
  goalMinor: string;
  raisedMinor: string;
  areaNames: string[];
};

/** Needs as cards, each linked to its page. */
export function NeedCards({ needs, lang }: { needs: ListedNeed[]; lang: string }) {
  return (
    <div className="need-grid">
      {needs.map((need) => (
        <NeedCard
          key={need.slug}
          href={`/${lang}/needs/${need.slug}`}
          title={need.title}
          titleLang={need.locale}
          kinds={need.categories}
          area={need.areaNames.join(' · ') || undefined}
          progress={{ goalMinor: BigInt(need.goalMinor), givenMinor: BigInt(need.raisedMinor) }}
          currency={need.currency}
          locale={lang}
        />
      ))}
    </div>
  );
}
