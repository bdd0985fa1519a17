import { publishing as words } from '~/catalogues/en/publishing';
import { message } from '~/catalogues/message';
import { NeedJourney, NeedLines } from '../../campaigns';
import type { PagePreview } from '../preview.server';

interface PagePreviewProps {
  page: PagePreview;
  /** The map stands elsewhere on the screen. */
  withoutJourney?: boolean;
}

/** Title, facts, story, journey and lines with the components of the public page. */
export function PagePreviewBody({ page, withoutJourney = false }: PagePreviewProps) {
  return (
    <div className="stack-loose">
      <div lang={page.locale}>
        {page.areaNames.length > 0 ? <p className="area-name">{page.areaNames.join(' · ')}</p> : null}
        <h3>{page.title}</h3>
        <p className="soft">{page.facts.join(' · ')}</p>
        <div className="story">
          {page.story.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </div>
      {withoutJourney ? null : <NeedJourney journey={page.journey} explorable={false} />}
      <NeedLines lines={page.lines} locale={page.locale} currency={page.currency} lang="en" />
      {page.translations.map((translation) => (
        <section key={translation.locale} className="stack" aria-label={translation.language}>
          <h3>{message(words.inLanguage, { language: translation.language })}</h3>
          <div className="story" lang={translation.locale} dir="auto">
            <p>
              <strong>{translation.title}</strong>
            </p>
            {[...translation.story, ...translation.stops].map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            <ul>
              {translation.labels.map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          </div>
        </section>
      ))}
    </div>
  );
}
