import { MilestoneIcon, usePublicWords } from '~/ui';
import { StoryList, StoryMap } from '~/ui/map';
import type { JourneyView } from '../need-view.server';

/** The story map and, beside it, the list that says the same in words. */
export function NeedJourney({ journey, explorable }: { journey: JourneyView; explorable: boolean }) {
  const { publicSite } = usePublicWords();
  return (
    <div className="journey">
      <StoryMap
        map={journey.map}
        progress={journey.progress}
        words={journey.words}
        needs={journey.needs}
        explorable={explorable && journey.map !== null ? 'scrolled' : false}
      />
      <StoryList
        label={publicSite.journeyHeading}
        chapters={journey.chapters.flatMap(({ number, area, parts: [first, ...rest] }) =>
          first
            ? [
                {
                  number,
                  area,
                  kind: first.kindWord,
                  time: first.time,
                  icon: <MilestoneIcon kind={first.kind} />,
                  text: <ChapterText text={first.text} rest={rest} locale={journey.locale} />,
                },
              ]
            : [],
        )}
        home={{
          title: publicSite.home,
          kind: publicSite.homeKind,
          icon: <MilestoneIcon kind="home" />,
          text: <p>{publicSite.homeText}</p>,
        }}
      />
    </div>
  );
}

type ChapterTextProps = { text: string; rest: JourneyView['chapters'][number]['parts']; locale: string };

/** What is told of one area: the first part stands under the heading, each later one under what it was. */
function ChapterText({ text, rest, locale }: ChapterTextProps) {
  return (
    <>
      <p lang={locale} dir="auto">
        {text}
      </p>
      {rest.map((part) => (
        <div key={part.kind + part.text} className="chapter-part">
          <p className="hw-story-kind">
            <MilestoneIcon kind={part.kind} />
            {part.kindWord}
          </p>
          {part.time ? <p className="hw-story-time">{part.time}</p> : null}
          <p lang={locale} dir="auto">
            {part.text}
          </p>
        </div>
      ))}
    </>
  );
}
