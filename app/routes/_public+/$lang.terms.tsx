import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { saidIn, trustWords } from '~/catalogues/trust-words';
import { sharedRoute } from '~/domain/access/index.server';
import { organisation } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { PageHeading } from '~/ui';
import { pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';
import { WithContact } from './ui/with-contact';

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
  const parts = [
    { id: 'giving', title: words.termsGiving, sentences: [words.termsGift, words.termsGiftWhere, words.termsReceipt] },
    {
      id: 'changes',
      title: words.termsChanges,
      sentences: [words.termsRefund, words.termsClosed, words.termsMonthly],
    },
    { id: 'asked', title: words.termsAsked, sentences: [words.termsUse] },
  ];
  return (
    <div className="stack-loose prose trust-page" {...saidIn(lang)}>
      <PageHeading title={words.termsHeading} lead={words.termsLead} />
      {parts.map(({ id, title, sentences }) => (
        <section key={id} aria-labelledby={id}>
          <h2 id={id}>{title}</h2>
          {sentences.map((sentence) => (
            <p key={sentence}>
              <WithContact text={sentence} contact={who.contact} lang={lang} />
            </p>
          ))}
        </section>
      ))}
      <section aria-labelledby="who">
        <h2 id="who">{words.privacyWho}</h2>
        <p>{words.termsLaw}</p>
        <p>
          {who.name}, {who.address}. <a href={`/${lang}/who-we-are`}>{words.navWho}</a>
        </p>
      </section>
    </div>
  );
}
