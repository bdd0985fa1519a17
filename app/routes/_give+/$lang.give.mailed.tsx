import type { MetaFunction } from '@remix-run/node';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicRoute } from '~/domain/access/index.server';
import { languageOf } from '~/platform/http/language.server';
import { PageHeading, usePublicWords } from '~/ui';

export const loader = publicRoute(async ({ params }) => ({ lang: languageOf(params) }));

export const meta: MetaFunction = ({ params }) => [
  { title: `${publicWords(publicLanguage(params.lang)).giving.mailedTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Mailed() {
  const { giving } = usePublicWords();
  return (
    <div className="stack-loose prose">
      <PageHeading title={giving.mailedTitle} lead={giving.mailedText} />
    </div>
  );
}
