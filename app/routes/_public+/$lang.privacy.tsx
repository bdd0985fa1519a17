import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { sharedRoute } from '~/domain/access/index.server';
import { GROUP_CHILDREN_MIN } from '~/domain/campaigns';
import { CONFIRM_HOURS } from '~/domain/following';
import { organisation } from '~/domain/giving/index.server';
import { saidRules } from '~/domain/transparency';
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
  pageHead(place, { title: publicWords(publicLanguage(place.params.lang)).aboutPages.privacyTitle });

/** Headings of the page, and the sentences under each. `tests/e2e/trust.spec.ts` holds what can be seen from outside. */
const parts = {
  Visitors: ['Nothing', 'Third', 'Log', 'Address'],
  Give: ['Card', 'Mail', 'Money', 'Public', 'HowLong', 'Cookie'],
  Follow: ['Address', 'Gone'],
  Survivors: ['Kept', 'Public', 'Withdraw', 'Copies', 'Erase'],
  Staff: ['Text'],
} as const;

export default function Privacy() {
  const { lang, who } = useLoaderData<typeof loader>();
  const { aboutPages: words } = publicWords(lang);
  const values = {
    years: saidRules.receiptYears,
    minutes: saidRules.donorSessionMinutes,
    hours: CONFIRM_HOURS,
    people: GROUP_CHILDREN_MIN,
    days: saidRules.keyBackupDays,
  };
  const say = (key: string) => message((words as Record<string, string>)[key] ?? '', values, lang);
  const told = Object.entries(parts).map(([part, sentences]) => ({
    id: part.toLowerCase(),
    title: say(`privacy${part}`),
    sentences: sentences.map((sentence) => say(`privacy${part}${sentence}`)),
  }));
  const rights = { id: 'rights', title: words.privacyRights };
  const answers = { id: 'who', title: words.privacyWho };
  return (
    <TrustPage title={words.privacyHeading} lead={words.privacyLead} parts={[...told, rights, answers]}>
      {told.map(({ id, title, sentences }) => (
        <TrustPart key={id} id={id} title={title}>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </TrustPart>
      ))}
      <TrustPart {...rights}>
        <p>{words.privacyRightsList}</p>
        <p>
          {words.privacyRightsDonors}
          <a href={`/${lang}/my-gifts`}>{words.privacyRightsDonorsLink}</a>.
        </p>
        <p>
          <WithContact text={words.privacyRightsWrite} contact={who.contact} lang={lang} />
        </p>
      </TrustPart>
      <TrustPart {...answers}>
        <p>
          {who.name}, {who.address}. <a href={`/${lang}/who-we-are`}>{words.navWho}</a>
        </p>
      </TrustPart>
    </TrustPage>
  );
}
