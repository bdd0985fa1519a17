import { publicRoute } from '~/domain/access/index.server';
import { siteCard } from '~/domain/campaigns/index.server';
import { languageOf } from '~/platform/http/language.server';
import { taggedAnswer } from '~/platform/http/tagged-answer.server';

/** The card of every page that has none of its own. */
export const loader = publicRoute(async ({ request, params }) =>
  taggedAnswer(request, await siteCard(languageOf(params)), { contentType: 'image/png' }),
);
