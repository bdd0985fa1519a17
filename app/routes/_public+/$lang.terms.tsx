import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { saidIn, trustWords } from '~/catalogues/trust-words';
import { sharedRoute } from '~/domain/access/index.server';
import { organisation } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { PageHeading } from '~/ui';
import { pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';

export const loader = sharedRoute({}, async ({ params }) => {
  const lang = languageOf(params);
  return { lang, who: organisation(lang) };
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction = (place) =>
  pageHead(place, { title: trustWords(publicLanguage(place.params.lang)).aboutPages.termsTitle });

export default function Terms() {
  const { lang, who } = useLoaderData<typeof loader>();
  const { aboutPages: words } = trustWords(lang);
  const sentences = [
    words.termsGift,
    words.termsGiftWhere,
    message(words.termsRefund, { contact: who.contact }, lang),
    words.termsClosed,
    words.termsMonthly,
    words.termsReceipt,
    words.termsUse,
  ];
  return (
    <div className="stack-loose prose trust-page" {...saidIn(lang)}>
      <PageHeading title={words.termsHeading} lead={words.termsLead} />
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>
        {words.termsLaw} {who.name}, {who.address}. <a href={`/${lang}/who-we-are`}>{words.navWho}</a>
      </p>
    </div>
  );
}
