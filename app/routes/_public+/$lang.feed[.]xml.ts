import { sharedFile } from '~/domain/access/index.server';
import { monthsFeed } from '~/domain/opendata/index.server';
import { languageOf } from '~/platform/http/language.server';

/** One entry for each month that is over, never one for a need. */
export const loader = sharedFile(async ({ params }) => ({
  body: await monthsFeed(languageOf(params)),
  contentType: 'application/atom+xml; charset=utf-8',
}));
