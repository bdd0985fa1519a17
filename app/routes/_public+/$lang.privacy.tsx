import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { message } from '~/catalogues/message';
import { publicLanguage } from '~/catalogues/public-languages';
import { saidIn, trustWords } from '~/catalogues/trust-words';
import { sharedRoute } from '~/domain/access/index.server';
import { GROUP_CHILDREN_MIN } from '~/domain/campaigns';
import { CONFIRM_HOURS } from '~/domain/following';
import { organisation } from '~/domain/giving/index.server';
import { saidRules } from '~/domain/transparency';
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
  pageHead(place, { title: trustWords(publicLanguage(place.params.lang)).aboutPages.privacyTitle });

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
  const { aboutPages: words } = trustWords(lang);
  const values = {
    years: saidRules.receiptYears,
    minutes: saidRules.donorSessionMinutes,
    hours: CONFIRM_HOURS,
    people: GROUP_CHILDREN_MIN,
    days: saidRules.keyBackupDays,
  };
  const say = (key: string) => message((words as Record<string, string>)[key] ?? '', values, lang);
  return (
    <div className="stack-loose prose trust-page" {...saidIn(lang)}>
      <PageHeading title={words.privacyHeading} lead={words.privacyLead} />
      {Object.entries(parts).map(([part, sentences]) => (
        <section key={part} aria-labelledby={part.toLowerCase()}>
          <h2 id={part.toLowerCase()}>{say(`privacy${part}`)}</h2>
          <ul>
            {sentences.map((sentence) => (
              <li key={sentence}>{say(`privacy${part}${sentence}`)}</li>
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="rights">
        <h2 id="rights">{words.privacyRights}</h2>
        <p>{words.privacyRightsList}</p>
        <p>
          {words.privacyRightsDonors}
          <a href={`/${lang}/my-gifts`}>{words.privacyRightsDonorsLink}</a>.
        </p>
        <p>
          <WithContact text={words.privacyRightsWrite} contact={who.contact} lang={lang} />
        </p>
      </section>
      <section aria-labelledby="who">
        <h2 id="who">{words.privacyWho}</h2>
        <p>
          {who.name}, {who.address}. <a href={`/${lang}/who-we-are`}>{words.navWho}</a>
        </p>
      </section>
    </div>
  );
}
