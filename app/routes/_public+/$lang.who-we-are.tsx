import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { saidIn, trustWords } from '~/catalogues/trust-words';
import { sharedRoute } from '~/domain/access/index.server';
import { organisation } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { DefinitionList, Notice, PageHeading } from '~/ui';
import { organisationData, pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';
import { WithContact } from './ui/with-contact';

export const loader = sharedRoute({}, async ({ params }) => {
  const lang = languageOf(params);
  return { lang, who: organisation(lang) };
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction<typeof loader> = (place) => {
  const lang = publicLanguage(place.params.lang);
  const { aboutPages } = trustWords(lang);
  const who = place.data?.who;
  return pageHead(place, {
    title: aboutPages.whoTitle,
    description: aboutPages.whoLead,
    data: organisationData(lang, { name: 'Homeward', legalName: who?.name, email: who?.contact }),
  });
};

const roles = ['Officer', 'Reviewer', 'Finance', 'Auditor', 'Administrator'] as const;

export default function WhoWeAre() {
  const { lang, who } = useLoaderData<typeof loader>();
  const { aboutPages: words } = trustWords(lang);
  return (
    <div className="stack-loose prose trust-page" {...saidIn(lang)}>
      <PageHeading title={words.whoHeading} lead={words.whoLead} />
      {who.isDemonstration ? (
        <Notice tone="attention">
          <p>{words.whoDemonstration}</p>
        </Notice>
      ) : null}
      <DefinitionList
        items={[
          { term: words.whoName, value: who.name },
          { term: words.whoAddress, value: who.address },
          { term: words.whoRegistration, value: who.registration },
          { term: words.whoTax, value: who.taxStatement },
          { term: words.whoContact, value: <a href={`mailto:${who.contact}`}>{who.contact}</a> },
        ]}
      />
      <section aria-labelledby="roles">
        <h2 id="roles">{words.whoRolesHeading}</h2>
        <p>{words.whoRolesLead}</p>
        <DefinitionList
          items={roles.map((role) => ({
            term: <strong>{words[`who${role}`]}</strong>,
            value: words[`who${role}Text`],
          }))}
        />
      </section>
      <section aria-labelledby="complain">
        <h2 id="complain">{words.whoComplainHeading}</h2>
        <p>
          <WithContact text={words.whoComplainText} contact={who.contact} lang={lang} />
        </p>
      </section>
    </div>
  );
}
