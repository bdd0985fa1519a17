import type { ReactNode } from 'react';
import { Drawing, type DrawingProps } from './drawing';

export const milestoneKinds = ['origin', 'recruitment', 'transit', 'exploitation', 'safety', 'home'] as const;
export type MilestoneKind = (typeof milestoneKinds)[number];

const drawings: Record<MilestoneKind, ReactNode> = {
  origin: (
    <path d="M6.5 20h11M12 20v-7.5M12 12.5c0-4-2.8-6.3-7.5-6.3 0 4.2 2.8 6.3 7.5 6.3ZM12 15c0-3.4 2.5-5.4 7-5.4 0 3.6-2.5 5.4-7 5.4Z" />
  ),
  recruitment: <path d="M5.5 3.5h9L18.5 7.5v13h-13ZM14.5 3.5v4h4M8.5 11.5h7M8.5 14.5h7M8.5 17.5h3.5" />,
  transit: (
    <>
      <circle cx="4.8" cy="18.8" r="1.8" />
      <path d="M6.5 18.2c7-1 2-6.2 6.5-8.7 2-1.1 4-1.3 6.5-2.5M16 5.5l4 1.2-1.7 3.8" />
    </>
  ),
  exploitation: (
    <path d="M6 3.5h12M6 20.5h12M7.5 3.5c0 5 9 5.5 9 8.5s-9 3.5-9 8.5M16.5 3.5c0 5-9 5.5-9 8.5s9 3.5 9 8.5" />
  ),
  safety: <path d="M12 3.5v1M3.5 13a8.5 8.5 0 0 1 17 0ZM12 13v5.3a2.1 2.1 0 0 0 4.2 0" />,
  home: (
    <>
      <path d="M3.5 12 12 4.8l8.5 7.2M6.3 10v9M17.7 10v9" />
      <circle cx="12" cy="14.5" r="1.2" />
    </>
  ),
};

/** The sign of a milestone on the journey. Its word always stands beside it. */
export function MilestoneIcon({ kind, ...props }: DrawingProps & { kind: MilestoneKind }) {
  return <Drawing {...props}>{drawings[kind]}</Drawing>;
}
