import { isolated } from '~/catalogues/isolated';
import { message } from '~/catalogues/message';
import { MilestoneIcon, NeedIcon, usePublicLanguage, usePublicWords } from '~/ui';
import { type NeedChapter, type StoryChapter, StoryList, StoryMap } from '~/ui/map';
import type { JourneyView } from '../need-view.server';

/** The story map and, beside it, the chapters that say the same in words: the journey, the needs along the way home, home. */
export function NeedJourney({ journey, explorable }: { journey: JourneyView; explorable: boolean }) {
  const lang = usePublicLanguage();
  const { publicSite } = usePublicWords();
  const moves = explorable && journey.map !== null;
  const chapters = journey.chapters.filter(({ parts }) => parts.length > 0);
  const count = chapters.length + journey.needs.length + 2;
  const said = (number: number, name: string) =>
    moves ? message(publicSite.chapterAt, { number, count, name: isolated(name) }, lang) : undefined;
  return (
    <div className={moves ? 'journey journey-moves' : 'journey'}>
      <StoryMap
        map={journey.map}
        progress={journey.progress}
        words={journey.words}
        needs={journey.needs}
        explorable={moves}
      />
      <StoryList
        label={publicSite.journeyHeading}
        chapters={chapters.map((chapter, index) => ({
          ...stopChapter(chapter, journey.locale),
          said: said(index + 1, chapter.area),
        }))}
        way={{
          title: publicSite.homeKind,
          kind: journey.words.progress,
          said: said(chapters.length + 1, publicSite.homeKind),
          needs: journey.needs.map((need, index) => ({
            ...needChapter(need, journey.locale),
            said: said(chapters.length + 2 + index, need.label),
          })),
        }}
        home={{
          title: publicSite.home,
          kind: publicSite.homeNote,
          icon: <MilestoneIcon kind="home" />,
          text: <p>{publicSite.homeText}</p>,
          said: said(count, publicSite.home),
        }}
      />
    </div>
  );
}

function stopChapter({ number, area, parts }: JourneyView['chapters'][number], locale: string): StoryChapter {
  const [first, ...rest] = parts as [Part, ...Part[]];
  return {
    number,
    area,
    kind: first.kindWord,
    time: first.time,
    icon: <MilestoneIcon kind={first.kind} />,
    text: <ChapterText text={first.text} rest={rest} locale={locale} />,
  };
}

function needChapter(
  { id, category, label, state, figures }: JourneyView['needs'][number],
  locale: string,
): NeedChapter {
  return { id, state, figures, icon: <NeedIcon category={category} />, label: <bdi lang={locale}>{label}</bdi> };
}

type Part = JourneyView['chapters'][number]['parts'][number];

/** What is told of one area: the first part stands under the heading, each later one under what it was. */
function ChapterText({ text, rest, locale }: { text: string; rest: Part[]; locale: string }) {
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
