import { randomUUID } from 'node:crypto';
import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { z } from 'zod';
import { cases as words } from '~/catalogues/en/cases';
import { guarded } from '~/domain/access/index.server';
import { createCase } from '~/domain/cases/index.server';
import { Button, ErrorSummary, PageHeading, ProgressStep, summaryOf } from '~/ui';
import { orNotFound, textOf, valuesOf } from './answers.server';
import { readPersonForm } from './person-form.server';
import { BasicFields, ExploitationField } from './ui/person-fields';

export const meta: MetaFunction = () => [{ title: `${words.newTitle} · Homeward` }];

export const loader = guarded({ permission: 'case.write' }, async () => ({ commandId: randomUUID() }));

export const action = guarded({ permission: 'case.write' }, async ({ actor, request }) => {
  const form = await request.formData();
  const commandId = z.uuid().safeParse(textOf(form, 'commandId'));
  if (!commandId.success) throw new Response(null, { status: 400 });
  const read = readPersonForm(form);
  if (!read.ok) return { errors: read.errors, values: valuesOf(form) };
  const { title, person } = read;
  const content = { title, person, stops: [], assessment: null, draft: null };
  const created = await orNotFound(createCase(actor, content, commandId.data));
  return redirect(`/officer/cases/${created.id}/journey`);
});

export default function NewCasePage() {
  const { commandId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const busy = useNavigation().state !== 'idle';
  const errors = answer?.errors ?? {};
  const fields = { errors, values: answer?.values, title: '', person: {} };
  return (
    <>
      <PageHeading title={words.newTitle} lead={words.newLead}>
        <ProgressStep step={1} steps={5} label={words.newStep} />
      </PageHeading>
      <ErrorSummary errors={summaryOf('person', errors)} />
      <Form method="post" className="form">
        <input type="hidden" name="commandId" value={answer?.values.commandId ?? commandId} />
        <BasicFields {...fields} />
        <ExploitationField {...fields} />
        <div className="actions">
          <Button disabled={busy}>{words.newCreate}</Button>
        </div>
      </Form>
    </>
  );
}
