import type { ReactNode } from 'react';

export interface StoryChapter {
  /** The number of the stop on the map. */
  number: number;
  area: string;
  /** What the stop was, in words, e.g. “Recruited”. */
  kind: string;
  /** A season or a range of years, in words. */
  time?: string | null;
  stay?: string | null;
  icon?: ReactNode;
  text?: ReactNode;
}

export interface StoryListProps {
  label: string;
  chapters: readonly StoryChapter[];
  home: { title: string; kind: string; icon?: ReactNode; text?: ReactNode };
}

/** The map's twin in words: the same numbers in the same order, and home at the end without a place. */
export function StoryList({ label, chapters, home }: StoryListProps) {
  return (
    <ol className="hw-story" aria-label={label}>
      {chapters.map(({ number, area, kind, time, stay, icon, text }) => (
        <li key={number} id={`stop-${number}`} className="hw-story-chapter" value={number}>
          <span className="hw-story-number" aria-hidden>
            {number}
          </span>
          <div className="hw-story-head">
            <p className="hw-story-kind">
              {icon}
              {kind}
            </p>
            <h3>{area}</h3>
            {time || stay ? <p className="hw-story-time">{[time, stay].filter(Boolean).join(' · ')}</p> : null}
          </div>
          {text ? <div className="hw-story-text">{text}</div> : null}
        </li>
      ))}
      <li className="hw-story-chapter hw-story-home">
        <span className="hw-story-number" aria-hidden />
        <div className="hw-story-head">
          <p className="hw-story-kind">
            {home.icon}
            {home.kind}
          </p>
          <h3>{home.title}</h3>
        </div>
        {home.text ? <div className="hw-story-text">{home.text}</div> : null}
      </li>
    </ol>
  );
}
