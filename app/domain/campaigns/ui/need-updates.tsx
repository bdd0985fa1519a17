import { usePublicWords } from '~/ui';

interface NeedUpdatesProps {
  updates: { month: string; text: string }[];
  /** The language in which they were told. */
  locale: string;
}

/** What the survivor agreed to tell since, by month. Nothing where nothing was told. */
export function NeedUpdates({ updates, locale }: NeedUpdatesProps) {
  const { publicSite } = usePublicWords();
  if (updates.length === 0) return null;
  return (
    <section className="section" aria-labelledby="updates">
      <h2 id="updates">{publicSite.updatesHeading}</h2>
      <ol className="plain stack">
        {updates.map((update) => (
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
