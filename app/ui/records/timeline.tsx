import type { ReactNode } from 'react';

export type TimelineItem = {
  id: string;
  /** ISO time or date; leave out where no time may be told. */
  dateTime?: string;
  /** The time in words. */
  when: string;
  what: ReactNode;
  detail?: ReactNode;
};

/** What happened, in order: a trail, the history of a payment, updates. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((item) => (
        <li key={item.id}>
          {item.dateTime ? (
            <time dateTime={item.dateTime}>{item.when}</time>
          ) : (
            <span className="small soft">{item.when}</span>
          )}
          <div>{item.what}</div>
          {item.detail ? <div className="soft small">{item.detail}</div> : null}
        </li>
      ))}
    </ol>
  );
}
