export { AREA_LEVELS, type Area, type AreaLevel, type AreaRef, type AreaTable, lineage } from './area';
export { type CoarsenOptions, coarsenIn, coarserGrant, type GrantedPlaces, POPULATION_MIN_DEFAULT } from './coarsen';
export { fold } from './fold';
export type { GazetteerPlace } from './gazetteer';
export {
  coarsenJourneyIn,
  evenGrantIn,
  type JourneyGrants,
  type KnownStop,
  PUBLIC_STOP_KINDS,
  type PublicJourney,
  type PublicStop,
  type PublicStopKind,
  STOP_KINDS,
  type StopKind,
  type TrueStop,
  type WithheldStop,
} from './journey';
export type { RegionMatch, TruePoint } from './locate';
export { type GrantedTimes, type PublicTime, type Season, STAYS, type Stay } from './times';
