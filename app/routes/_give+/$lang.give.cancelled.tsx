import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { languageOf } from '~/platform/http/language.server';
import { LinkButton, PageHeading, usePublicWords } from '~/ui';

export const loader = publicRoute(async ({ params }) => ({ lang: languageOf(params) }));

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).giving.cancelledTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Cancelled() {
  const { lang } = useLoaderData<typeof loader>();
  const { giving } = usePublicWords();
  return (
    <div className="stack-loose prose">
      <PageHeading title={giving.cancelledTitle} lead={giving.cancelledText} />
      <p>
        <LinkButton href={`/${lang}/needs`}>{giving.thanksHome}</LinkButton>
      </p>
    </div>
  );
}
