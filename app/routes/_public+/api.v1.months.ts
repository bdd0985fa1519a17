import { z } from 'zod';
import { answerMonths, monthsAnswer } from '~/domain/opendata/index.server';
import { openRoute } from './open-answer.server';

/** What each month that is over paid for, as JSON. */
export const loader = openRoute({ query: z.strictObject({}), answer: monthsAnswer, make: () => answerMonths() });
