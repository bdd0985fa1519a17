export { isArea, namedCountries } from './area-titles.server';
export {
  countNeeds,
  listNeeds,
  type NeedFacets,
  needBySlug,
  needFacets,
  needSummary,
} from './campaigns.queries.server';
export { needCard, siteCard } from './cards/share-card.server';
export { giftChoices } from './gift-words.server';
export { listedNeed } from './listed-need.server';
export {
  AREA_COUNT_MIN,
  type CountedArea,
  countedAreas,
  isCardGranted,
  needWithCard,
  slugsBetween,
} from './machine.queries.server';
export { type NeedPage, needPage, needsOverview, toldIn } from './need-page.server';
export { cardOf, type NeedPreview, needPreview } from './need-preview.server';
export { journeyView } from './need-view.server';
export { needIn, titledIn } from './translations.queries.server';
