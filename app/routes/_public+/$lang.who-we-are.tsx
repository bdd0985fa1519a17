import type { LinksFunction, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { publicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { sharedRoute } from '~/domain/access/index.server';
import { organisation } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { DefinitionList, Notice } from '~/ui';
import { organisationData, pageHead } from '~/ui/shell/page-head';
import trustStyles from '~/ui/trust.css?url';
import { TrustPage, TrustPart } from './ui/trust-page';
import { WithContact } from './ui/with-contact';

export const loader = sharedRoute({}, async ({ params }) => {
  const lang = languageOf(params);
  return { lang, who: organisation(lang) };
});

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: trustStyles }];

export const meta: MetaFunction<typeof loader> = (place) => {
  const lang = publicLanguage(place.params.lang);
  const { aboutPages } = publicWords(lang);
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
  const { aboutPages: words } = publicWords(lang);
  const organisationPart = { id: 'organisation', title: words.privacyWho };
  const rolesPart = { id: 'roles', title: words.whoRolesHeading };
  const complainPart = { id: 'complain', title: words.whoComplainHeading };
  return (
    <TrustPage title={words.whoHeading} lead={words.whoLead} parts={[organisationPart, rolesPart, complainPart]}>
      <TrustPart {...organisationPart}>
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
      </TrustPart>
      <TrustPart {...rolesPart}>
        <p>{words.whoRolesLead}</p>
        <DefinitionList
          items={roles.map((role) => ({
            term: <strong>{words[`who${role}`]}</strong>,
            value: words[`who${role}Text`],
          }))}
        />
      </TrustPart>
      <TrustPart {...complainPart}>
        <p>
          <WithContact text={words.whoComplainText} contact={who.contact} lang={lang} />
        </p>
      </TrustPart>
    </TrustPage>
  );
}
