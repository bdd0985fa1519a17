import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { disbursements as words } from '~/catalogues/en/disbursements';
import { guarded } from '~/domain/access/index.server';
import { nextStep } from '~/domain/disbursements';
import { readOfficeDisbursements } from '~/domain/disbursements/index.server';
import { EmptyState, LinkButton, PageHeading } from '~/ui';
import { DoneNotice } from '../finance+/ui/done-notice';
import { OfficePayments } from './ui/office-payments';

export const meta: MetaFunction = () => [{ title: `${words.listTitle} · Homeward` }];

export const loader = guarded({ permission: 'disbursement.request' }, async ({ actor }) => ({
  payments: (await readOfficeDisbursements(actor)).map(
    ({ id, pseudonym, label, amountMinor, currency, state, plannedOn, draftId, ...aftermath }) => ({
      id,
      pseudonym,
      label,
      amountMinor,
      currency,
      state,
      plannedOn,
      next: nextStep(state, { hasDraft: draftId !== null, ...aftermath }),
    }),
  ),
}));

export default function OfficeDisbursements() {
  const { payments } = useLoaderData<typeof loader>();
  const ask = <LinkButton href="/officer/disbursements/new">{words.listAsk}</LinkButton>;
  const isOpen = (state: string) => state === 'requested' || state === 'approved';
  const done = payments.filter(({ state, next }) => !isOpen(state) && !next.isOffice);
  return (
    <>
      <PageHeading title={words.listTitle} lead={words.listLead} actions={payments.length > 0 ? ask : undefined}>
        <DoneNotice sentences={{ discarded: words.doneDiscarded }} />
      </PageHeading>
      {payments.length === 0 ? (
        <EmptyState title={words.listEmptyTitle} action={ask}>
          <p>{words.listEmptyText}</p>
        </EmptyState>
      ) : (
        <div className="stack-loose">
          <OfficePayments
            id="mine"
            caption={words.listWaiting}
            payments={payments.filter(({ next }) => next.isOffice)}
          />
          <OfficePayments
            id="others"
            caption={words.listElsewhere}
            payments={payments.filter(({ state }) => isOpen(state))}
          />
          <OfficePayments id="done" caption={words.listDone} payments={done} />
        </div>
      )}
    </>
  );
}
