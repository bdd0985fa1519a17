import { Form } from '@remix-run/react';
import { dayWords } from '~/catalogues/day-words';
import { consent as words } from '~/catalogues/en/consent';
import { Breadcrumbs, Button, DefinitionList, ErrorSummary, Notice, PageHeading, Radios, summaryOf } from '~/ui';
import type { GuardianConcern } from '../guardian';

interface ShownGuardian {
  pseudonym: string;
  name: string;
  relation: string;
  how: string;
  vettedBy: string;
  vettedOn: Date | string;
  explainedBy: string;
  allegedPerpetrators: readonly { role: string; name: string }[];
  relatives: readonly { relation: string; name: string }[];
  concern: GuardianConcern | null;
  mayDecide: boolean;
}

interface GuardianPageProps {
  guardian: ShownGuardian;
  errors: Record<string, string[]>;
  /** Where the list of those who wait is. */
  listHref: string;
}

/** Who speaks for somebody, what was done to be sure of them, the names of the case beside it, and the decision. */
export function GuardianPage({ guardian, errors, listHref }: GuardianPageProps) {
  const { pseudonym, name, relation, how, vettedBy, vettedOn, explainedBy, concern, mayDecide } = guardian;
  return (
    <>
      <Breadcrumbs items={[{ href: listHref, label: words.guardiansTitle }]} />
      <PageHeading title={words.guardianPage} above={pseudonym} lead={words.guardiansLead} />
      <ErrorSummary errors={summaryOf('guardian', errors)} />
      {concern ? <Notice tone="loss" title={words[`guardianConcern_${concern}`]} /> : null}
      <div className="section">
        <DefinitionList
          items={[
            { term: words.guardian, value: `${name} (${relation})` },
            { term: words.guardianSaid, value: how || words.notRecorded },
            { term: words.guardiansVettedBy, value: `${vettedBy}, ${dayWords(vettedOn)}` },
            { term: words.explainedBy, value: explainedBy || words.notRecorded },
            {
              term: words.guardianPerpetrators,
              value: named(guardian.allegedPerpetrators.map((one) => `${one.name} (${one.role})`)),
            },
            {
              term: words.guardianRelatives,
              value: named(guardian.relatives.map((one) => `${one.name} (${one.relation})`)),
            },
          ]}
        />
      </div>
      <section className="section">
        {mayDecide ? (
          <Decision mayConfirm={concern === null} errors={errors.decision} />
        ) : (
          <Notice title={words.guardianOwnTitle}>
            <p>{words.guardianOwnText}</p>
          </Notice>
        )}
      </section>
    </>
  );
}

function Decision({ mayConfirm, errors }: { mayConfirm: boolean; errors: string[] | undefined }) {
  return (
    <Form method="post" className="form" id="guardian">
      <Radios
        id="guardian-decision"
        name="decision"
        label={words.guardianQuestion}
        hint={words.guardianQuestionHint}
        errors={errors}
        options={[
          ...(mayConfirm
            ? [{ value: 'confirmed', label: words.guardianConfirm, hint: words.guardianConfirmConsequences }]
            : []),
          { value: 'refused', label: words.guardianRefuse, hint: words.guardianRefuseConsequences },
        ]}
      />
      <div className="actions">
        <Button>{words.guardianRecord}</Button>
      </div>
    </Form>
  );
}

const named = (names: readonly string[]) =>
  names.length === 0 ? (
    words.guardianNoneKnown
  ) : (
    <ul className="plain">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
