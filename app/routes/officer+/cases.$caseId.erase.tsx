import { type MetaFunction, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { safety as words } from '~/catalogues/en/safety';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { caseProgress } from '~/domain/caseload/index.server';
import { askErasure, erasuresFor } from '~/domain/cases/index.server';
import { Button, Confirm, DefinitionList, Notice, PageHeading, TextInput } from '~/ui';
import { orNotFound, trimmedOf } from './answers.server';
import { dayWords } from './ui/words';

const params = z.object({ caseId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.eraseTitle} · Homeward` }];

export const loader = guarded({ permission: 'case.erase', params }, async ({ actor, params }) => {
  const { pseudonym } = await orNotFound(caseProgress(actor, params.caseId));
  const erasures = await erasuresFor(actor);
  const waiting = erasures.find(({ caseId, decision }) => caseId === params.caseId && decision === null);
  return { pseudonym, askedAt: waiting?.askedAt ?? null };
});

export const action = guarded({ permission: 'case.erase', params }, async ({ actor, params, request }) => {
  if (trimmedOf(await request.formData(), 'confirm').toLowerCase() !== words.eraseWord)
    return { error: message(words.eraseWrong, { word: words.eraseWord }) };
  await orNotFound(askErasure(actor, params.caseId));
  return redirect(`/officer/cases/${params.caseId}/erase`);
});

export default function EraseCase() {
  const { pseudonym, askedAt } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={words.eraseTitle} above={pseudonym} lead={words.eraseLead} />
      <DefinitionList
        items={[
          {
            term: words.eraseBefore,
            value: (
              <>
                {words.eraseBeforeText} <a href="/officer/disbursements">{words.eraseBeforeLink}</a>
              </>
            ),
          },
          { term: words.eraseNow, value: words.eraseNowText },
          { term: words.eraseThen, value: words.eraseThenText },
          { term: words.eraseStays, value: words.eraseStaysText },
        ]}
      />
      <p className="section prose">{words.eraseAid}</p>
      {askedAt === null ? (
        <Confirm summary={words.eraseAsk} consequences={<p>{words.eraseNowText}</p>}>
          <Form method="post" className="form">
            <TextInput
              id="confirm"
              name="confirm"
              label={message(words.eraseSure, { word: words.eraseWord })}
              errors={answer ? [answer.error] : undefined}
              autoComplete="off"
            />
            <Button kind="danger">{words.eraseAsk}</Button>
          </Form>
        </Confirm>
      ) : (
        <Notice tone="attention" title={message(words.eraseAsked, { date: dayWords(askedAt) })}>
          <p>
            {words.eraseAskedText} <a href="/officer/erasures">{words.officeTitle}</a>
          </p>
        </Notice>
      )}
    </>
  );
}
