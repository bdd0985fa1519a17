import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { toldLater as words } from '~/catalogues/en/told-later';
import { guarded } from '~/domain/access/index.server';
import { MarkedWords, PublishingError } from '~/domain/publishing';
import { decideToldLater, toldLaterForReview } from '~/domain/publishing/index.server';
import { Button, EmptyState, Notice, PageHeading } from '~/ui';

export const meta: MetaFunction = () => [{ title: `${words.reviewTitle} · Homeward` }];

export const loader = guarded({ permission: 'review.read' }, async ({ actor }) => ({
  waiting: await toldLaterForReview(actor),
}));

const decided = z.object({ id: z.uuid(), decision: z.enum(['approve', 'refuse']) });

export const action = guarded({ permission: 'review.decide' }, async ({ actor, request }) => {
  const parsed = decided.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response(null, { status: 400 });
  const approve = parsed.data.decision === 'approve';
  try {
    await decideToldLater(actor, parsed.data.id, approve);
    return { done: approve ? words.approved : words.refused, error: null };
  } catch (error) {
    if (!(error instanceof PublishingError)) throw error;
    return { done: null, error: error.message };
  }
});

/** What is to be told later, for reviewers: the words as everybody would read them. */
export default function ToldToReview() {
  const { waiting } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={words.reviewTitle} lead={words.reviewLead} />
      {answer ? (
        <Notice tone={answer.error ? 'attention' : 'done'} live>
          <p>{answer.error ?? answer.done}</p>
        </Notice>
      ) : null}
      {waiting.length === 0 ? (
        <EmptyState title={words.reviewNone}>
          <p>{words.reviewNoneText}</p>
        </EmptyState>
      ) : null}
      {waiting.map(({ id, question, slug, title, fields, refusal }) => (
        <section className="section stack" key={id} aria-labelledby={`told-${id}`}>
          <p className="soft">
            {words.onPage}: <a href={`/en/needs/${slug}`}>{title}</a>
          </p>
          <h2 id={`told-${id}`}>{question === '' ? words.anUpdate : words.anAnswer}</h2>
          <MarkedWords fields={fields} />
          {refusal ? <p role="alert">{refusal}</p> : null}
          <Form method="post" className="cluster">
            <input type="hidden" name="id" value={id} />
            <Button name="decision" value="approve">
              {words.approve}
            </Button>
            <Button kind="quiet" name="decision" value="refuse">
              {words.refuse}
            </Button>
          </Form>
        </section>
      ))}
    </>
  );
}
