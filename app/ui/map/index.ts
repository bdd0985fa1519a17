export type {
  OverviewMapDrawing,
  StoryMapDrawing,
  StoryMapWords,
  WayHomeStop,
} from './drawing';
export { OverviewMap, type OverviewMapProps, type OverviewMapWords } from './overview-map';
export { type StoryChapter, StoryList, type StoryListProps } from './story-list';
export { StoryMap, type StoryMapProps } from './story-map';
