import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { concerns as words } from '~/catalogues/en/concerns';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { answerConcern, closeConcern, openConcern } from '~/domain/own-view/index.server';
import { Breadcrumbs, Button, Confirm, DefinitionList, Notice, PageHeading, TextArea } from '~/ui';
import { dayWords } from './ui/words';

const params = z.object({ concernId: z.uuid() });
const answerSchema = z.string().trim().min(2).max(2000);

export const meta: MetaFunction = () => [{ title: `${words.listTitle} · Homeward` }];

export const loader = guarded({ permission: 'review.read', params }, async ({ actor, params }) => {
  const concern = await openConcern(actor, params.concernId);
  if (!concern) throw new Response(null, { status: 404 });
  return { concern };
});

export const action = guarded({ permission: 'review.decide', params }, async ({ actor, params, request }) => {
  const form = await request.formData();
  if (form.get('intent') === 'close') {
    await closeConcern(actor, params.concernId);
    return redirect('/review/concerns');
  }
  const parsed = answerSchema.safeParse(form.get('answer'));
  if (!parsed.success) return { error: words.answerShort };
  return { error: (await answerConcern(actor, params.concernId, parsed.data)) ? null : words.answerLate };
});

/** One concern with its words; reading it is recorded. */
export default function ConcernPage() {
  const { concern } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { id, kind, pseudonym, office, isClosed, isAnswered } = concern;
  const title = words[`kind_${kind}`];
  return (
    <>
      <Breadcrumbs
        items={[
          { href: '/review/concerns', label: words.listTitle },
          { href: `/review/concerns/${id}`, label: title },
        ]}
      />
      <PageHeading title={title} lead={message(words.pageLead, { date: dayWords(concern.raisedAt) })} />
      <DefinitionList
        items={[
          { term: words.columnCase, value: pseudonym ?? words.noCase },
          ...(office === null ? [] : [{ term: words.columnOffice, value: office }]),
        ]}
      />
      <Notice>
        {words[`advice_${kind}`].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
      {kind === 'complaint' ? <Words title={words.wordsTitle} text={concern.words ?? words.wordsGone} /> : null}
      {isAnswered ? <Words title={words.answerGiven} text={concern.answer ?? words.wordsGone} /> : null}
      {kind === 'complaint' && !isAnswered && !isClosed ? (
        <section className="section">
          <h2>{words.answerTitle}</h2>
          <Form method="post" className="form">
            <TextArea
              id="answer"
              name="answer"
              label={words.answerLabel}
              hint={words.answerHint}
              errors={answered?.error ? [answered.error] : undefined}
            />
            <Button name="intent" value="answer">
              {words.answerSend}
            </Button>
          </Form>
        </section>
      ) : null}
      {isClosed ? null : (
        <Confirm summary={words.closeTitle} consequences={<p>{words.closeText}</p>}>
          <Form method="post">
            <Button name="intent" value="close" kind="quiet">
              {words.closeNow}
            </Button>
          </Form>
        </Confirm>
      )}
    </>
  );
}

/** Somebody's words as they stand, in whatever language. */
function Words({ title, text }: { title: string; text: string }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      <blockquote dir="auto">
        {text.split(/\n+/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </blockquote>
    </section>
  );
}
