import { z } from 'zod';
import { publicRoute } from '~/domain/access/index.server';
import { answerMonths, monthsAnswer, readQuery } from '~/domain/opendata/index.server';
import { openAnswer } from './open-answer.server';

/** What each month that is over paid for, as JSON. */
export const loader = publicRoute(({ request }) =>
  openAnswer(request, monthsAnswer, async () => {
    readQuery(z.strictObject({}), new URL(request.url).searchParams);
    return answerMonths();
  }),
);
