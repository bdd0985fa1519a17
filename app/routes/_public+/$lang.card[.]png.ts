import { sharedFile } from '~/domain/access/index.server';
import { siteCard } from '~/domain/campaigns/index.server';
import { languageOf } from '~/platform/http/language.server';

/** The card of every page that has none of its own. */
export const loader = sharedFile(async ({ params }) => ({
  body: await siteCard(languageOf(params)),
  contentType: 'image/png',
}));
