import { answerAreas, areasAnswer, languageQuery } from '~/domain/opendata/index.server';
import { openRoute } from './open-answer.server';

/** Areas with needs as JSON; few are not counted. */
export const loader = openRoute({
  query: languageQuery,
  answer: areasAnswer,
  make: ({ asked }) => answerAreas(asked.lang),
});
