export { areaTable } from './data.server';
export * from './index';
export {
  type OverviewMapView,
  type OverviewOptions,
  type OverviewTallies,
  overviewMapView,
} from './map/overview-map-view.server';
export { type StoryMapView, storyMapView } from './map/story-map-view.server';
export {
  areaByCode,
  areaLineage,
  areaName,
  areaOfPoint,
  coarsen,
  coarsenJourney,
  countries,
  evenGrant,
  searchGazetteer,
} from './places.server';
