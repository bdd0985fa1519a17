export { countNeeds, listNeeds, type NeedFacets, needBySlug, needFacets } from './campaigns.queries.server';
export { listedNeed } from './listed-need.server';
export { type NeedPage, needPage, needsOverview } from './need-page.server';
export { journeyView } from './need-view.server';
