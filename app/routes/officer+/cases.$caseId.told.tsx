import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { toldLater as words } from '~/catalogues/en/told-later';
import { guarded } from '~/domain/access/index.server';
import { caseProgress } from '~/domain/caseload/index.server';
import { PublishingError, StoppedWords, ToldLaterFields, ToldTable, toldLaterSchema } from '~/domain/publishing';
import { stopToldLater, toldLaterOfCase, wordsAsMarked, writeToldLater } from '~/domain/publishing/index.server';
import { Notice, PageHeading } from '~/ui';
import { errorsOf, orNotFound, textOf, valuesOf } from './answers.server';

const params = z.object({ caseId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.title} · Homeward` }];

export const loader = guarded({ permission: 'case.read', params }, async ({ actor, params }) => {
  await orNotFound(caseProgress(actor, params.caseId));
  return { told: await toldLaterOfCase(actor, params.caseId), formId: randomUUID() };
});

export const action = guarded({ permission: 'draft.write', params }, async ({ actor, params, request }) => {
  const form = await request.formData();
  const answer = { done: null, error: null, stopped: null, errors: {}, typed: valuesOf(form) };
  const stop = z.uuid().safeParse(form.get('stop'));
  try {
    if (stop.success) {
      await stopToldLater(actor, stop.data);
      return { ...answer, typed: {}, done: words.stopped };
    }
    const parsed = toldLaterSchema.safeParse({
      id: textOf(form, 'id'),
      question: textOf(form, 'question'),
      text: textOf(form, 'text'),
      reason: textOf(form, 'reason'),
      agreed: textOf(form, 'agreed'),
    });
    if (!parsed.success) return { ...answer, errors: errorsOf(parsed.error) };
    const fields = await orNotFound(writeToldLater(actor, params.caseId, parsed.data));
    if (fields === null) return { ...answer, typed: {}, done: words.sent };
    return { ...answer, stopped: wordsAsMarked(fields) };
  } catch (error) {
    if (!(error instanceof PublishingError)) throw error;
    return { ...answer, error: error.message };
  }
});

/** Where an officer writes what is told later on the page of a case, and takes it back. */
export default function ToldLaterPage() {
  const { told, formId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      {answer?.done ? (
        <Notice tone="done" live>
          <p>{answer.done}</p>
        </Notice>
      ) : null}
      {answer?.error ? (
        <Notice tone="attention" live>
          <p>{answer.error}</p>
        </Notice>
      ) : null}
      {answer?.stopped ? <StoppedWords fields={answer.stopped} /> : null}
      <section className="section" aria-labelledby="write">
        <h2 id="write">{words.write}</h2>
        <Form method="post" className="form" key={answer?.done ?? 'typed'}>
          <input type="hidden" name="id" value={formId} />
          <ToldLaterFields typed={answer?.typed ?? {}} errors={answer?.errors ?? {}} />
        </Form>
      </section>
      <section className="section">
        {told.length === 0 ? (
          <p className="soft">{words.none}</p>
        ) : (
          <Form method="post" preventScrollReset>
            <ToldTable rows={told} />
          </Form>
        )}
      </section>
    </>
  );
}
