import type { ReactNode } from 'react';

type ConfirmProps = {
  /** What opens it: the act, in the words of its button. */
  summary: string;
  /** What will happen, and what can not be undone. */
  consequences: ReactNode;
  /** The form that does it. */
  children: ReactNode;
  /** Open from the start, to show what was wrong in the form. */
  isOpen?: boolean;
};

/** A second step before something weighty, without a dialog and without script. */
export function Confirm({ summary, consequences, children, isOpen }: ConfirmProps) {
  return (
    <details className="confirm" open={isOpen}>
      <summary>{summary}</summary>
      <div className="stack">
        <div className="prose">{consequences}</div>
        {children}
      </div>
    </details>
  );
}
