export * from './index';
export {
  areaByCode,
  areaLineage,
  areaName,
  areaOfPoint,
  coarsen,
  coarsenJourney,
  countries,
  searchGazetteer,
} from './places.server';
