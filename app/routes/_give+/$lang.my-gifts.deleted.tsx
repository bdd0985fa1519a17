import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { donors } from '~/catalogues/en/donors';
import { publicRoute } from '~/domain/access/index.server';
import { languageOf } from '~/platform/http/language.server';
import { PageHeading } from '~/ui';

export const loader = publicRoute(async ({ params, request }) => ({
  lang: languageOf(params),
  later: new URL(request.url).searchParams.has('later'),
}));

export const meta: MetaFunction = () => [
  { title: `${donors.deletedTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Deleted() {
  const { later } = useLoaderData<typeof loader>();
  return (
    <div className="stack-loose prose">
      <PageHeading title={donors.deletedTitle} lead={later ? donors.deletedLater : donors.deletedNow} />
    </div>
  );
}
