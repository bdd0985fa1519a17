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
  /** What is said as the map comes to it, e.g. “Chapter 2 of 8: Romania”. */
  said?: string;
}

/** A need as a stop on the way home. */
export interface NeedChapter {
  id: string;
  label: ReactNode;
  state: 'open' | 'funded' | 'paid';
  /** Where it stands, with its figures. */
  figures: string;
  icon?: ReactNode;
  said?: string;
}

interface Leaf {
  title: string;
  kind: string;
  icon?: ReactNode;
  text?: ReactNode;
  said?: string;
}

export interface StoryListProps {
  label: string;
  chapters: readonly StoryChapter[];
  /** The way home and the needs along it. */
  way?: Leaf & { needs: readonly NeedChapter[] };
  home: Leaf;
}

/**
 * The map's twin in words: the same numbers in the same order, the needs as stops on the way home, and home at the end
 * without a place. A list without bullets keeps its role only if told so (Safari).
 */
export function StoryList({ label, chapters, way, home }: StoryListProps) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <ol className="hw-story" role="list" aria-label={label}>
      {chapters.map(({ number, area, kind, time, stay, icon, text, said }) => (
        <li
          key={number}
          id={`stop-${number}`}
          className="hw-story-chapter hw-story-stop"
          value={number}
          {...step(`stop-${number}`, said)}
        >
          <span className="hw-story-number" aria-hidden>
            {number}
          </span>
          <ChapterHead kind={kind} icon={icon} title={area} />
          {time || stay ? <p className="hw-story-time">{[time, stay].filter(Boolean).join(' · ')}</p> : null}
          {text ? <div className="hw-story-text">{text}</div> : null}
        </li>
      ))}
      {way ? (
        <li className="hw-story-chapter hw-story-way" {...step('way', way.said)}>
          <span className="hw-story-number" aria-hidden />
          <ChapterHead {...way} />
          {way.text ? <div className="hw-story-text">{way.text}</div> : null}
          {/* biome-ignore lint/a11y/noRedundantRoles: as above */}
          <ol className="hw-story-needs" role="list">
            {way.needs.map((need, index) => (
              <li key={need.id} className="hw-story-need" {...step(`need-${index + 1}`, need.said)}>
                <span className={`hw-story-need-number hw-story-need-${need.state}`} aria-hidden>
                  {index + 1}
                </span>
                {need.icon}
                <span>
                  {need.label}
                  <span className="hw-story-figures">{need.figures}</span>
                </span>
              </li>
            ))}
          </ol>
        </li>
      ) : null}
      <li className="hw-story-chapter hw-story-home" {...step('home', home.said)}>
        <span className="hw-story-number" aria-hidden />
        <ChapterHead {...home} />
        {home.text ? <div className="hw-story-text">{home.text}</div> : null}
      </li>
    </ol>
  );
}

/** What app/enhance/story-map.ts follows while one reads. */
const step = (name: string, said: string | undefined) =>
  said === undefined ? {} : { 'data-step': name, 'data-said': said };

/** One heading says both: whoever goes from heading to heading hears “The offer: Romania”. */
function ChapterHead({ kind, icon, title }: Pick<Leaf, 'kind' | 'icon' | 'title'>) {
  return (
    <h3 className="hw-story-head">
      {kind === '' ? null : (
        <span className="hw-story-kind">
          {icon}
          {kind}
          <span className="sr-only">: </span>
        </span>
      )}
      <span className="hw-story-title">{title}</span>
    </h3>
  );
}
