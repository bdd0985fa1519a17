import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { disbursements as words } from '~/catalogues/en/disbursements';
import { guarded } from '~/domain/access/index.server';
import { dayWords } from '~/domain/disbursements';
import { readOwnDrafts, readPendingEvidence } from '~/domain/disbursements/index.server';
import { EmptyState, PageHeading, Table } from '~/ui';
import { DoneNotice } from '../finance+/ui/done-notice';
import { PendingReceipts } from '../finance+/ui/pending-receipts';

export const meta: MetaFunction = () => [{ title: `${words.checkTitle} · Homeward` }];

export const loader = guarded({ permission: 'evidence.check' }, async ({ actor }) => {
  const receipts = (await readPendingEvidence(actor)).map(({ uploadedBy, ...one }) => ({
    ...one,
    isOwn: uploadedBy === actor.userId,
  }));
  return { receipts, drafts: await readOwnDrafts(actor) };
});

export default function ReceiptsToCheck() {
  const { receipts, drafts } = useLoaderData<typeof loader>();
  const waiting = receipts.filter(({ isOwn }) => !isOwn);
  return (
    <>
      <PageHeading title={words.checkTitle} lead={words.checkLead}>
        <DoneNotice sentences={{ checked: words.doneChecked }} />
      </PageHeading>
      <div className="stack-loose">
        {waiting.length === 0 ? (
          <EmptyState title={words.checkEmptyTitle}>
            <p>{words.checkEmptyText}</p>
          </EmptyState>
        ) : (
          <PendingReceipts id="waiting" caption={words.checkWaiting} base="/officer/evidence" receipts={waiting} />
        )}
        {drafts.length > 0 ? (
          <Table
            id="drafts"
            caption={words.checkDrafts}
            rows={drafts}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'line',
                head: words.columnLine,
                rowHead: true,
                cell: (row) => <a href={`/officer/evidence/drafts/${row.id}`}>{row.label}</a>,
              },
              { key: 'added', head: words.columnAdded, cell: (row) => dayWords(row.uploadedAt) },
            ]}
          />
        ) : null}
        <PendingReceipts
          id="own"
          caption={words.checkMine}
          base="/officer/evidence"
          receipts={receipts.filter(({ isOwn }) => isOwn)}
        />
      </div>
    </>
  );
}
