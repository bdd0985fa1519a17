export { type AmountLimit, usualAmounts } from './gift-amounts';
export { giftParts } from './gift-effect';
export type { GiftChoice } from './gift-words.server';
export {
  type AgeBand,
  ageBands,
  type ExploitationForm,
  exploitationForms,
  GROUP_CHILDREN_MIN,
  type Need,
  type NeedCategory,
  type NeedFigures,
  type NeedLine,
  type NeedPaidMonth,
  type NeedProgressBand,
  type NeedStop,
  type NeedSummary,
  type NeedUpdate,
  needCategories,
  needProgressBands,
  type PublicStopKind,
  progressBandOf,
  publicStopKinds,
} from './need';
export { type NeedTranslation, type ReadingLink, storyQuery } from './need-translation';
export type { JourneyView } from './need-view.server';
export { type NeedFilter, needFilterFields, needFilterSchema, slugSchema } from './schemas';
export { GiveBar } from './ui/give-bar';
export { GiveToNeed } from './ui/give-to-need';
export { GroupWords } from './ui/group-words';
export { type ListedNeed, NeedCards } from './ui/need-cards';
export { NeedFilters } from './ui/need-filters';
export { NeedJourney } from './ui/need-journey';
export { NeedLines, type ShownLine } from './ui/need-lines';
export { NeedAnswers, NeedUpdates } from './ui/need-updates';
export { NeedsFound } from './ui/needs-found';
export { NeedsOverview } from './ui/needs-overview';
export { ShareNeed } from './ui/share-need';
export { StoryLanguages } from './ui/story-languages';
