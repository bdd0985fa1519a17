import type { MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { dayWords, momentWords } from '~/catalogues/day-words';
import { concerns as words } from '~/catalogues/en/concerns';
import { guarded } from '~/domain/access/index.server';
import { caseProgress } from '~/domain/caseload/index.server';
import { groupedCode } from '~/domain/own-view';
import { issueOwnCode, ownCodeState } from '~/domain/own-view/index.server';
import { environment } from '~/platform/env/index.server';
import { noStore } from '~/platform/http/no-store';
import { ownViewPath } from '~/platform/http/paths';
import { Button, Confirm, DefinitionList, Notice, PageHeading } from '~/ui';
import { orNotFound } from './answers.server';
import { say } from './ui/words';

const params = z.object({ caseId: z.uuid() });

export const meta: MetaFunction = () => [{ title: `${words.codeTitle} · Homeward` }];
export const headers = noStore;

export const loader = guarded({ permission: 'case.write', params }, async ({ actor, params }) => {
  const { pseudonym } = await orNotFound(caseProgress(actor, params.caseId));
  return {
    pseudonym,
    state: await ownCodeState(actor, params.caseId),
    address: `${environment().appUrl}${ownViewPath}`,
  };
});

export const action = guarded({ permission: 'case.write', params }, async ({ actor, params }) => {
  const issued = await issueOwnCode(actor, params.caseId);
  if (!issued) throw new Response(null, { status: 404 });
  return { code: groupedCode(issued.code), chooseUntil: issued.chooseUntil };
});

/** Where an officer makes the code that a survivor opens their own view with. No PIN is ever seen or typed here. */
export default function OwnCodePage() {
  const { pseudonym, state, address } = useLoaderData<typeof loader>();
  const issued = useActionData<typeof action>();
  return (
    <>
      <PageHeading title={words.codeTitle} lead={say(words.codeLead, { pseudonym })} />
      {issued ? (
        <Notice tone="attention" title={words.codeShownTitle} live>
          <DefinitionList
            items={[
              { term: words.codeAddress, value: address },
              { term: words.codeLabel, value: <strong className="own-code">{issued.code}</strong> },
            ]}
          />
          <p>{say(words.codeShownText, { until: momentWords(issued.chooseUntil) })}</p>
        </Notice>
      ) : (
        <p className="prose">{stateWords(state)}</p>
      )}
      <section className="section prose">
        <h2>{words.codeBeforeTitle}</h2>
        <ul>
          {words.codeBefore.map((sentence) => (
            <li key={sentence}>{say(sentence, { address })}</li>
          ))}
        </ul>
      </section>
      <div className="section">
        {state === null ? (
          <Form method="post">
            <Button>{words.codeMake}</Button>
          </Form>
        ) : (
          <Confirm summary={words.codeMakeNew} consequences={<p>{words.codeReplaceText}</p>}>
            <Form method="post">
              <Button>{words.codeMakeNew}</Button>
            </Form>
          </Confirm>
        )}
      </div>
    </>
  );
}

type State = { issuedAt: Date | string; chooseUntil: Date | string; state: 'waiting' | 'lapsed' | 'in_use' } | null;

function stateWords(state: State): string {
  if (state === null) return words.codeNone;
  const date = dayWords(state.issuedAt);
  if (state.state === 'in_use') return say(words.codeInUse, { date });
  if (state.state === 'lapsed') return say(words.codeLapsed, { date });
  return say(words.codeWaiting, { date, until: momentWords(state.chooseUntil) });
}
