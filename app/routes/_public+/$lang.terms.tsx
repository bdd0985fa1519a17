import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { sharedRoute } from '~/domain/access/index.server';
import { organisation } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';
import { TrustPage, TrustPart } from './ui/trust-page';
import { WithContact } from './ui/with-contact';

export const loader = sharedRoute({}, async ({ params }) => {
  const lang = languageOf(params);
  return { lang, who: organisation(lang) };
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction = (place) =>
  pageHead(place, { title: publicWords(publicLanguage(place.params.lang)).aboutPages.termsTitle });

export default function Terms() {
  const { lang, who } = useLoaderData<typeof loader>();
  const { aboutPages: words } = publicWords(lang);
  const parts = [
    { id: 'giving', title: words.termsGiving, sentences: [words.termsGift, words.termsGiftWhere, words.termsReceipt] },
    {
      id: 'changes',
      title: words.termsChanges,
      sentences: [words.termsRefund, words.termsClosed, words.termsMonthly],
    },
    { id: 'asked', title: words.termsAsked, sentences: [words.termsUse] },
  ];
  const answers = { id: 'who', title: words.privacyWho };
  return (
    <TrustPage title={words.termsHeading} lead={words.termsLead} parts={[...parts, answers]}>
      {parts.map(({ id, title, sentences }) => (
        <TrustPart key={id} id={id} title={title}>
          {sentences.map((sentence) => (
            <p key={sentence}>
              <WithContact text={sentence} contact={who.contact} lang={lang} />
            </p>
          ))}
        </TrustPart>
      ))}
      <TrustPart {...answers}>
        <p>{words.termsLaw}</p>
        <p>
          {who.name}, {who.address}. <a href={`/${lang}/who-we-are`}>{words.navWho}</a>
        </p>
      </TrustPart>
    </TrustPage>
  );
}
