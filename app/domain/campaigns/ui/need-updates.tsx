import { usePublicWords } from '~/ui';

interface Told {
  month: string;
  /** What it answers; null for an update. */
  question: string | null;
  text: string;
}

interface NeedUpdatesProps {
  updates: readonly Told[];
  /** The language in which they were told. */
  locale: string;
}

/** What the survivor agreed to tell since, by month. Nothing where nothing was told. */
export function NeedUpdates({ updates, locale }: NeedUpdatesProps) {
  const { publicSite } = usePublicWords();
  const news = updates.filter(({ question }) => question === null);
  if (news.length === 0) return null;
  return (
    <section className="section" aria-labelledby="updates">
      <h2 id="updates">{publicSite.updatesHeading}</h2>
      <ol className="plain stack">
        {news.map((update) => (
          <li key={update.month + update.text}>
            <p className="soft">{update.month}</p>
            <p lang={locale} dir="auto">
              {update.text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Questions about this very need, with the organisation's answers, which the survivor agreed to. */
export function NeedAnswers({ updates, locale }: NeedUpdatesProps) {
  return updates.map(({ month, question, text }) =>
    question === null ? null : (
      <details key={month + question} open>
        <summary>
          <bdi lang={locale}>{question}</bdi>
        </summary>
        <p className="soft small">{month}</p>
        <p className="measure" lang={locale} dir="auto">
          {text}
        </p>
      </details>
    ),
  );
}
