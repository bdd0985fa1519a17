import { randomUUID } from 'node:crypto';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { disbursements as words } from '~/catalogues/en/disbursements';
import { guarded } from '~/domain/access/index.server';
import { requestSchema } from '~/domain/disbursements';
import {
  readOfficeLine,
  readOfficeLines,
  readOwnPayees,
  requestDisbursement,
} from '~/domain/disbursements/index.server';
import { accountHint } from '~/domain/network';
import { Breadcrumbs, EmptyState, fillMessage, formatMoney, PageHeading } from '~/ui';
import { answerForm } from '../finance+/answer-form.server';
import { AskForm } from './ui/ask-form';
import { LineChoice } from './ui/line-choice';

export const meta: MetaFunction = () => [{ title: `${words.askTitle} · Homeward` }];

export const loader = guarded({ permission: 'disbursement.request' }, async ({ actor, request }) => {
  const asked = new URL(request.url).searchParams.get('line');
  if (asked === null) {
    return { kind: 'choose' as const, lines: await readOfficeLines(actor) };
  }
  const parsed = z.uuid().safeParse(asked);
  const line = parsed.success ? await readOfficeLine(actor, parsed.data) : undefined;
  if (!line) throw new Response(null, { status: 404 });
  // The browser gets what tells payees apart, not whole accounts.
  const payees = (await readOwnPayees(actor)).map(({ code, name, account }) => ({
    code,
    name,
    account: accountHint(account),
  }));
  return { kind: 'ask' as const, line, payees, commandId: randomUUID() };
});

export const action = guarded({ permission: 'disbursement.request' }, async ({ actor, request }) =>
  answerForm(await request.formData(), requestSchema, async (input) => {
    const { id } = await requestDisbursement(actor, input);
    return `/officer/disbursements/${id}?done=requested`;
  }),
);

export default function AskForMoney() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const crumbs = <Breadcrumbs items={[{ href: '/officer/disbursements', label: words.listTitle }]} />;
  if (page.kind === 'choose') {
    const free = page.lines.some(({ freeMinor }) => freeMinor > 0n);
    return (
      <>
        {crumbs}
        <PageHeading title={words.askTitle} lead={free ? words.linesLead : undefined} />
        {free ? null : (
          <EmptyState title={words.linesEmptyTitle}>
            <p>{words.linesEmptyText}</p>
          </EmptyState>
        )}
        {page.lines.length > 0 ? <LineChoice lines={page.lines} /> : null}
      </>
    );
  }
  const { line } = page;
  return (
    <>
      {crumbs}
      <PageHeading
        title={fillMessage(words.askFor, { label: line.label })}
        above={line.pseudonym}
        lead={fillMessage(words.askFree, { amount: formatMoney(line.freeMinor, line.currency, 'en') })}
      />
      <AskForm line={line} payees={page.payees} commandId={page.commandId} answer={answer} />
      <p className="section">
        <a href="/officer/disbursements/new">{words.askOtherLine}</a>
      </p>
    </>
  );
}
