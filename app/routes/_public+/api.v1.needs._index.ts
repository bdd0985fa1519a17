import { answerNeeds, needsAnswer, needsQuery } from '~/domain/opendata/index.server';
import { openRoute } from './open-answer.server';

/** Needs as JSON, as the list shows them. */
export const loader = openRoute({
  query: needsQuery,
  answer: needsAnswer,
  unkept: ['query'],
  make: ({ asked }) => answerNeeds(asked),
});
