export { answerAreas, answerMonths, answerNeed, answerNeeds } from './answers.server';
export { describeApi } from './describe-api.server';
export { monthsFeed } from './months-feed.server';
export { notThere, ProblemFound, readQuery } from './problem';
export {
  areasAnswer,
  languageQuery,
  monthsAnswer,
  needAnswer,
  needsAnswer,
  needsQuery,
  type Problem,
  problemAnswer,
} from './schemas';
export { robots, sitemap, sitemapPart } from './sitemap.server';
