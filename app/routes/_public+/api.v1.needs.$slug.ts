import { publicRoute } from '~/domain/access/index.server';
import { answerNeed, languageQuery, needAnswer, readQuery } from '~/domain/opendata/index.server';
import { openAnswer } from './open-answer.server';

/** One need as JSON; 410 once its page is closed. */
export const loader = publicRoute(({ request, params }) =>
  openAnswer(request, needAnswer, async () => {
    const { lang } = readQuery(languageQuery, new URL(request.url).searchParams);
    return answerNeed(params.slug ?? '', lang);
  }),
);
