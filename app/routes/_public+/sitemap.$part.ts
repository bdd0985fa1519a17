import { sharedFile } from '~/domain/access/index.server';
import { sitemapPart } from '~/domain/opendata/index.server';

/** One part of a sitemap that is too large for one file. */
export const loader = sharedFile(async ({ params }) => {
  const part = await sitemapPart(params.part ?? '');
  if (part === null) throw new Response(null, { status: 404 });
  return { body: part, contentType: 'application/xml; charset=utf-8' };
});
