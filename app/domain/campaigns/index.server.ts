export { isArea, namedCountries } from './area-titles.server';
export { needBySlug, needSummary } from './campaigns.queries.server';
export { needCard, siteCard } from './cards/share-card.server';
export { chosenFilters, widerArea } from './chosen-filters.server';
export { giftChoices } from './gift-words.server';
export { keepNeedsListed } from './keep-needs-listed.server';
export { listedNeed } from './listed-need.server';
export {
  AREA_COUNT_MIN,
  type CountedArea,
  countedAreas,
  isCardGranted,
  needWithCard,
  slugsBetween,
} from './machine.queries.server';
export { needIn } from './need-in-language.server';
export { type NeedPage, needPage, toldIn } from './need-page.server';
export { cardOf, type NeedPreview, needPreview } from './need-preview.server';
export { journeyView } from './need-view.server';
export { COUNTED_MAX, countNeeds, listNeeds, listNeedsAndTallies, type NeedsFound } from './needs-list.queries.server';
export {
  type AreaFacet,
  areasOnMap,
  facetsOf,
  type NeedFacets,
  type NeedTallies,
  needFacets,
  needTallies,
  overviewOf,
} from './tallies.queries.server';
