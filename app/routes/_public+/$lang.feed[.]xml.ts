import { publicRoute } from '~/domain/access/index.server';
import { monthsFeed } from '~/domain/opendata/index.server';
import { languageOf } from '~/platform/http/language.server';
import { taggedAnswer } from '~/platform/http/tagged-answer.server';

/** One entry for each month that is over, never one for a need. */
export const loader = publicRoute(async ({ request, params }) =>
  taggedAnswer(request, await monthsFeed(languageOf(params)), { contentType: 'application/atom+xml; charset=utf-8' }),
);
