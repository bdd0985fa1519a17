import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { z } from 'zod';
import { cases as words } from '~/catalogues/en/cases';
import { guarded } from '~/domain/access/index.server';
import { EditConflictError } from '~/domain/cases';
import { editPerson, openCase } from '~/domain/cases/index.server';
import { Button, ErrorSummary, PageHeading, summaryOf } from '~/ui';
import { orNotFound, textOf, valuesOf } from './answers.server';
import { readPersonForm } from './person-form.server';
import { NextLink } from './ui/next-link';
import { BasicFields, DetailFields } from './ui/person-fields';
import { SavedNotice } from './ui/saved-notice';
import { TraffickingFields } from './ui/trafficking-fields';

const params = z.object({ caseId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.personTitle} · Homeward` }];

export const loader = guarded({ permission: 'case.read', params }, async ({ actor, params }) => {
  const { id, title, person } = await orNotFound(openCase(actor, params.caseId, ['title', 'person'], 'person'));
  return { id, title, person: person.content, version: person.version };
});

export const action = guarded({ permission: 'case.write', params }, async ({ actor, params, request }) => {
  const form = await request.formData();
  const { person } = await orNotFound(openCase(actor, params.caseId, ['person'], 'save person'));
  const read = readPersonForm(form, person.content);
  if (!read.ok) return { errors: read.errors, values: valuesOf(form) };
  const edit = { caseId: params.caseId, version: textOf(form, 'version'), title: read.title, person: read.person };
  try {
    await orNotFound(editPerson(actor, edit));
  } catch (error) {
    if (!(error instanceof EditConflictError)) throw error;
    return { errors: { '': [words.conflict] }, values: { ...valuesOf(form), version: person.version } };
  }
  return redirect(`/officer/cases/${params.caseId}/person?saved`);
});

export default function PersonPage() {
  const { id, title, person, version } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const errors = answer?.errors ?? {};
  const fields = { errors, values: answer?.values, title, person };
  return (
    <>
      <PageHeading title={words.personTitle} lead={words.personLead} />
      <ErrorSummary errors={summaryOf('person', errors)} />
      <SavedNotice />
      <Form method="post" id="person" key={version}>
        <input type="hidden" name="version" value={answer?.values.version ?? version} />
        <div className="columns">
          <section className="stack">
            <h2>{words.groupNames}</h2>
            <BasicFields {...fields} />
          </section>
          <div className="stack-loose">
            <DetailFields {...fields} />
          </div>
        </div>
        <div className="section">
          <TraffickingFields {...fields} />
        </div>
        <div className="actions">
          <Button disabled={busy}>{words.save}</Button>
        </div>
      </Form>
      <NextLink href={`/officer/cases/${id}/journey`} name={words.journeyTitle} />
    </>
  );
}
