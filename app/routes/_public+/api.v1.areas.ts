import { publicRoute } from '~/domain/access/index.server';
import { answerAreas, areasAnswer, languageQuery, readQuery } from '~/domain/opendata/index.server';
import { openAnswer } from './open-answer.server';

/** Areas with needs as JSON; few are not counted. */
export const loader = publicRoute(({ request }) =>
  openAnswer(request, areasAnswer, async () =>
    answerAreas(readQuery(languageQuery, new URL(request.url).searchParams).lang),
  ),
);
