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
  pageHead(place, { title: trustWords(publicLanguage(place.params.lang)).aboutPages.accessibilityTitle });

export default function Accessibility() {
  const { lang, who } = useLoaderData<typeof loader>();
  const { aboutPages: words } = trustWords(lang);
  const sentences = [
    words.accessibilityAim,
    words.accessibilityKeyboard,
    words.accessibilityScript,
    words.accessibilityMaps,
    words.accessibilityColour,
    words.accessibilityLanguages,
  ];
  return (
    <div className="stack-loose prose trust-page" {...saidIn(lang)}>
      <PageHeading title={words.accessibilityHeading} lead={words.accessibilityLead} />
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <section aria-labelledby="known">
        <h2 id="known">{words.accessibilityKnown}</h2>
        <ul>
          <li>{words.accessibilityKnownMap}</li>
          <li>{words.accessibilityKnownLanguages}</li>
        </ul>
      </section>
      <p>
        <WithContact text={words.accessibilityWrite} contact={who.contact} lang={lang} />
      </p>
    </div>
  );
}
