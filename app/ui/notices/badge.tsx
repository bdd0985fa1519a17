import type { ReactNode } from 'react';

export type BadgeTone = 'plain' | 'home' | 'route' | 'attention' | 'loss';

/** A state in one or two words. The word carries the meaning, the colour only repeats it. */
export function Badge({ tone = 'plain', children }: { tone?: BadgeTone; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'badge' : `badge badge-${tone}`}>{children}</span>;
}
