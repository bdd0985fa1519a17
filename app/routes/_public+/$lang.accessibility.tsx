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
  pageHead(place, { title: publicWords(publicLanguage(place.params.lang)).aboutPages.accessibilityTitle });

export default function Accessibility() {
  const { lang, who } = useLoaderData<typeof loader>();
  const { aboutPages: words } = publicWords(lang);
  const sentences = [
    words.accessibilityAim,
    words.accessibilityKeyboard,
    words.accessibilityScript,
    words.accessibilityMaps,
    words.accessibilityColour,
    words.accessibilityLanguages,
  ];
  const holds = { id: 'holds', title: words.accessibilityHolds };
  const known = { id: 'known', title: words.accessibilityKnown };
  const help = { id: 'help', title: words.whoComplainHeading };
  return (
    <TrustPage title={words.accessibilityHeading} lead={words.accessibilityLead} parts={[holds, known, help]}>
      <TrustPart {...holds}>
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </TrustPart>
      <TrustPart {...known}>
        <ul>
          <li>{words.accessibilityKnownMap}</li>
          <li>{words.accessibilityKnownLanguages}</li>
        </ul>
      </TrustPart>
      <TrustPart {...help}>
        <p>
          <WithContact text={words.accessibilityWrite} contact={who.contact} lang={lang} />
        </p>
      </TrustPart>
    </TrustPage>
  );
}
