import { z } from 'zod';
import { publicRoute } from '~/domain/access/index.server';
import { describeApi } from '~/domain/opendata/index.server';
import { openAnswer } from './open-answer.server';

/** What the interface answers, and to which questions (OpenAPI 3.1). */
export const loader = publicRoute(({ request }) => openAnswer(request, z.unknown(), async () => describeApi()));
