import { publicSite } from '~/catalogues/en/public';
import { MilestoneIcon } from '~/ui';
import { StoryList, StoryMap } from '~/ui/map';
import type { JourneyView } from '../need-view.server';

/** The story map and, beside it, the list that says the same in words. */
export function NeedJourney({ journey, explorable }: { journey: JourneyView; explorable: boolean }) {
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
        chapters={journey.chapters.map((chapter) => ({
          number: chapter.number,
          area: chapter.area,
          kind: chapter.kindWord,
          time: chapter.time,
          icon: <MilestoneIcon kind={chapter.kind} />,
          text: <p>{chapter.text}</p>,
        }))}
        home={{ title: publicSite.home, kind: publicSite.homeKind, icon: <MilestoneIcon kind="home" />, text: <p>{publicSite.homeText}</p> }}
      />
    </div>
  );
}
