import { redirect } from '@remix-run/node';
import { acceptedLanguage } from '~/catalogues/public-languages';
import { publicRoute } from '~/domain/access/index.server';

/** Sends a visitor to the language that their browser asks for, as far as it is offered. */
export const loader = publicRoute(async ({ request }) =>
  redirect(`/${acceptedLanguage(request.headers.get('accept-language'))}`, {
    headers: { Vary: 'Accept-Language', 'Cache-Control': 'no-store' },
  }),
);
