import { sharedFile } from '~/domain/access/index.server';
import { sitemap } from '~/domain/opendata/index.server';

/** The addresses of all pages that may be read now, or the list of its parts. */
export const loader = sharedFile(async () => ({
  body: await sitemap(),
  contentType: 'application/xml; charset=utf-8',
}));
