export type {
  OverviewMapDrawing,
  StoryMapDrawing,
  StoryMapWords,
  WayHomeStop,
} from './drawing';
export { GlobeInset, MapSheet } from './map-sheet';
export { OverviewMap, type OverviewMapProps, type OverviewMapWords } from './overview-map';
export { type NeedChapter, type StoryChapter, StoryList, type StoryListProps } from './story-list';
export { CONTOURS, StoryMap, type StoryMapProps } from './story-map';
