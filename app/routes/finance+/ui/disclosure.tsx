import type { ReactNode } from 'react';

/** A form that is used now and then, folded away until it is wanted. */
export function Disclosure({ summary, lead, children }: { summary: string; lead: string; children: ReactNode }) {
  return (
    <details className="disclosure">
      <summary>{summary}</summary>
      <div className="stack">
        <p>{lead}</p>
        {children}
      </div>
    </details>
  );
}
