import { publicRoute } from '~/domain/access/index.server';
import { answerNeeds, needsAnswer, needsQuery, readQuery } from '~/domain/opendata/index.server';
import { openAnswer } from './open-answer.server';

/** Needs as JSON, as the list shows them. */
export const loader = publicRoute(({ request }) =>
  openAnswer(request, needsAnswer, async () => answerNeeds(readQuery(needsQuery, new URL(request.url).searchParams))),
);
