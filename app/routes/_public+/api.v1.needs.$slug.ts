import { answerNeed, languageQuery, needAnswer } from '~/domain/opendata/index.server';
import { openRoute } from './open-answer.server';

/** One need as JSON; 410 once its page is closed. */
export const loader = openRoute({
  query: languageQuery,
  answer: needAnswer,
  make: ({ asked, params }) => answerNeed(params.slug ?? '', asked.lang),
});
