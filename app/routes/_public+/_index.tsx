import { redirect } from '@remix-run/node';
import { publicRoute } from '~/domain/access/index.server';

const offered = ['en'] as const;

/** Sends a visitor to the language that their browser asks for, as far as it is offered. */
export const loader = publicRoute(async ({ request }) => {
  const wanted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  const lang = wanted.find((code) => (offered as readonly string[]).includes(code)) ?? 'en';
  return redirect(`/${lang}`, { headers: { Vary: 'Accept-Language', 'Cache-Control': 'no-store' } });
});
