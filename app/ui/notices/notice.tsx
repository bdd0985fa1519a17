import type { ReactNode } from 'react';
import { Icon, type IconName } from '../icons/icon';

export type NoticeTone = 'info' | 'done' | 'attention' | 'loss';

const icons: Record<NoticeTone, IconName> = { info: 'info', done: 'check', attention: 'alert', loss: 'alert' };

type NoticeProps = { tone?: NoticeTone; title?: string; live?: boolean; children?: ReactNode };

/** Something to know on this page. `live` for the answer to what the person just did. */
export function Notice({ tone = 'info', title, live = false, children }: NoticeProps) {
  return (
    <div className={tone === 'info' ? 'notice' : `notice notice-${tone}`} role={live ? 'status' : undefined}>
      <Icon name={icons[tone]} />
      <div>
        {title ? <h2>{title}</h2> : null}
        {children}
      </div>
    </div>
  );
}
