import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { giving } from '~/catalogues/en/giving';
import { publicRoute } from '~/domain/access/index.server';
import { languageOf } from '~/platform/http/language.server';
import { LinkButton, PageHeading } from '~/ui';

export const loader = publicRoute(async ({ params }) => ({ lang: languageOf(params) }));

export const meta: MetaFunction = () => [
  { title: `${giving.cancelledTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Cancelled() {
  const { lang } = useLoaderData<typeof loader>();
  return (
    <div className="stack-loose prose">
      <PageHeading title={giving.cancelledTitle} lead={giving.cancelledText} />
      <p>
        <LinkButton href={`/${lang}/needs`}>{giving.thanksHome}</LinkButton>
      </p>
    </div>
  );
}
