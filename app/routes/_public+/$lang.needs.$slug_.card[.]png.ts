import { sharedFile } from '~/domain/access/index.server';
import { cardOf, needCard, needWithCard } from '~/domain/campaigns/index.server';
import { languageOf } from '~/platform/http/language.server';

/** The card of a need, where the survivor granted one; 410 once its page is closed. */
export const loader = sharedFile(async ({ params }) => {
  const lang = languageOf(params);
  const need = await needWithCard(params.slug ?? '');
  if (need === 'gone') throw new Response(null, { status: 410 });
  if (need === null) throw new Response(null, { status: 404 });
  return { body: await needCard(cardOf(need), lang), contentType: 'image/png' };
});
