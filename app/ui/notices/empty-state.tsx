import type { ReactNode } from 'react';

/** Nothing here yet: why, and what to do. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children ? <div className="prose">{children}</div> : null}
      {action ? <p>{action}</p> : null}
    </div>
  );
}
