import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { languageOf } from '~/platform/http/language.server';
import { PageHeading, usePublicWords } from '~/ui';

export const loader = publicRoute(async ({ params, request }) => ({
  lang: languageOf(params),
  later: new URL(request.url).searchParams.has('later'),
}));

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).donors.deletedTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Deleted() {
  const { later } = useLoaderData<typeof loader>();
  const { donors } = usePublicWords();
  return (
    <div className="stack-loose prose">
      <PageHeading title={donors.deletedTitle} lead={later ? donors.deletedLater : donors.deletedNow} />
    </div>
  );
}
