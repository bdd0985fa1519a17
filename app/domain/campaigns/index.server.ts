export { countNeeds, listNeeds, type NeedFacets, needBySlug, needFacets } from './campaigns.queries.server';
