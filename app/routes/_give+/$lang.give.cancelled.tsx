import { json, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { GiftHelp } from '~/domain/giving';
import { begunGift } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { noStore } from '~/platform/http/no-store';
import { LinkButton, PageHeading, usePublicWords } from '~/ui';

/** Where Stripe sends whoever leaves its page: the gift that was begun goes on with one link. */
export const loader = publicRoute(async ({ params, request }) => {
  const lang = languageOf(params);
  return json({ lang, again: await begunGift(new URL(request.url).searchParams.get('gift'), lang) });
});

export const headers = noStore;

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).giving.cancelledTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Cancelled() {
  const { lang, again } = useLoaderData<typeof loader>();
  const { giving } = usePublicWords();
  return (
    <div className="stack-loose prose">
      <PageHeading title={giving.cancelledTitle} lead={giving.cancelledText} />
      <p className="actions">
        {again ? <LinkButton href={again.href}>{again.label}</LinkButton> : null}
        <LinkButton kind={again ? 'quiet' : 'primary'} href={`/${lang}/needs`}>
          {giving.thanksHome}
        </LinkButton>
      </p>
      <GiftHelp />
    </div>
  );
}
