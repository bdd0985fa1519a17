import type { MetaFunction } from '@remix-run/node';
import { giving } from '~/catalogues/en/giving';
import { publicRoute } from '~/domain/access/index.server';
import { languageOf } from '~/platform/http/language.server';
import { PageHeading } from '~/ui';

export const loader = publicRoute(async ({ params }) => ({ lang: languageOf(params) }));

export const meta: MetaFunction = () => [
  { title: `${giving.mailedTitle} · Homeward` },
  { name: 'robots', content: 'noindex' },
];

export default function Mailed() {
  return (
    <div className="stack-loose prose">
      <PageHeading title={giving.mailedTitle} lead={giving.mailedText} />
    </div>
  );
}
