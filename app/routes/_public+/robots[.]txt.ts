import { publicRoute } from '~/domain/access/index.server';
import { robots } from '~/domain/opendata/index.server';
import { taggedAnswer } from '~/platform/http/tagged-answer.server';

export const loader = publicRoute(async ({ request }) =>
  taggedAnswer(request, robots(), { contentType: 'text/plain; charset=utf-8' }),
);
