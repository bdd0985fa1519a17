import type { ReactNode } from 'react';
import { usePublicWords } from '~/ui';
import { PageHeading } from '~/ui/shell/page-heading';

export type PagePart = { id: string; title: string };

type TrustPageProps = { title: string; lead: string; parts: readonly PagePart[]; children: ReactNode };

/** A page of words in parts. Where the screen has room its parts stand beside it, as stops on a way. */
export function TrustPage({ title, lead, parts, children }: TrustPageProps) {
  const { ui } = usePublicWords();
  return (
    <div className="trust-page trust-sheet">
      <PageHeading title={title} lead={lead} />
      <nav className="contents" aria-labelledby="contents">
        <p id="contents" className="area-name">
          {ui.onThisPage}
        </p>
        <ol className="plain">
          {parts.map((part) => (
            <li key={part.id}>
              <a href={`#${part.id}`}>{part.title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <div className="trust-body">{children}</div>
    </div>
  );
}

/** One part, under the name that stands beside the page. */
export function TrustPart({ id, title, children }: PagePart & { children: ReactNode }) {
  return (
    <section className="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
