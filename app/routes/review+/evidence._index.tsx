import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { disbursements as words } from '~/catalogues/en/disbursements';
import { guarded } from '~/domain/access/index.server';
import { readPendingEvidence } from '~/domain/disbursements/index.server';
import { EmptyState, PageHeading } from '~/ui';
import { DoneNotice } from '../finance+/ui/done-notice';
import { PendingReceipts } from '../finance+/ui/pending-receipts';

export const meta: MetaFunction = () => [{ title: `${words.checkTitle} · Homeward` }];

export const loader = guarded({ permission: 'evidence.check' }, async ({ actor }) => ({
  receipts: (await readPendingEvidence(actor)).map(({ id, label, amountMinor, currency, uploadedAt }) => ({
    id,
    label,
    amountMinor,
    currency,
    uploadedAt,
  })),
}));

export default function ReceiptsToCheck() {
  const { receipts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={words.checkTitle} lead={words.checkLead}>
        <DoneNotice sentences={{ checked: words.doneChecked }} />
      </PageHeading>
      {receipts.length === 0 ? (
        <EmptyState title={words.checkEmptyTitle}>
          <p>{words.checkEmptyText}</p>
        </EmptyState>
      ) : (
        <PendingReceipts id="waiting" caption={words.checkWaiting} base="/review/evidence" receipts={receipts} />
      )}
    </>
  );
}
