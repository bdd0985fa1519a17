import { publicRoute } from '~/domain/access/index.server';
import { sitemapPart } from '~/domain/opendata/index.server';
import { taggedAnswer } from '~/platform/http/tagged-answer.server';

/** One part of a sitemap that is too large for one file. */
export const loader = publicRoute(async ({ request, params }) => {
  const part = await sitemapPart(params.part ?? '');
  if (part === null) throw new Response(null, { status: 404 });
  return taggedAnswer(request, part, { contentType: 'application/xml; charset=utf-8' });
});
