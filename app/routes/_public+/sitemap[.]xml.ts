import { publicRoute } from '~/domain/access/index.server';
import { sitemap } from '~/domain/opendata/index.server';
import { taggedAnswer } from '~/platform/http/tagged-answer.server';

/** The addresses of all pages that may be read now, or the list of its parts. */
export const loader = publicRoute(async ({ request }) =>
  taggedAnswer(request, await sitemap(), { contentType: 'application/xml; charset=utf-8' }),
);
