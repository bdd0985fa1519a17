import type { ReactNode } from 'react';

type PageHeadingProps = {
  title: ReactNode;
  /** A small line above: the area, the pseudonym, the section. */
  above?: ReactNode;
  /** One sentence that says what this page is for. */
  lead?: ReactNode;
  /** Buttons or links that act on the whole page. */
  actions?: ReactNode;
  children?: ReactNode;
};

export function PageHeading({ title, above, lead, actions, children }: PageHeadingProps) {
  return (
    <header className="page-heading">
      {above ? <p className="area-name">{above}</p> : null}
      <h1>{title}</h1>
      {lead ? <p className="lead">{lead}</p> : null}
      {children}
      {actions ? <div className="page-heading-actions cluster">{actions}</div> : null}
    </header>
  );
}
