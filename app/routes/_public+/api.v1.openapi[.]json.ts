import { z } from 'zod';
import { describeApi } from '~/domain/opendata/index.server';
import { openRoute } from './open-answer.server';

/** What the interface answers, and to which questions (OpenAPI 3.1). */
export const loader = openRoute({ query: z.object({}), answer: z.unknown(), make: () => describeApi() });
