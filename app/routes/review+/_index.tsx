import type { MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { review as words } from '~/catalogues/en/review';
import { guarded } from '~/domain/access/index.server';
import { GuardiansWait } from '~/domain/consent';
import { endedConsents, guardiansToConfirm } from '~/domain/consent/index.server';
import { reviewQueue } from '~/domain/publishing/index.server';
import { EmptyState, Notice, PageHeading } from '~/ui';
import { EndedTable } from './ui/ended-table';
import { DecidedTable, QueueTable } from './ui/queue-table';

export const meta: MetaFunction = () => [{ title: `${words.queueTitle} · Homeward` }];

export const loader = guarded({ permission: 'review.read' }, async ({ actor }) => ({
  ...(await reviewQueue(actor)),
  ended: await endedConsents(actor),
  guardians: (await guardiansToConfirm(actor)).filter(({ mayDecide }) => mayDecide).length,
}));

export default function ReviewQueue() {
  const { waiting, decided, now, ended, guardians } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeading title={words.queueTitle} lead={words.queueLead} />
      {search.has('sent-back') ? (
        <Notice tone="done" live>
          <p>{words.sentBackNotice}</p>
        </Notice>
      ) : null}
      <GuardiansWait count={guardians} href="/review/guardians" />
      {waiting.length === 0 ? (
        <EmptyState title={words.queueEmpty}>
          <p>{words.queueEmptyText}</p>
        </EmptyState>
      ) : (
        <QueueTable rows={waiting} now={now} />
      )}
      <div className="section">
        {decided.length === 0 ? <p className="soft">{words.decidedNone}</p> : <DecidedTable rows={decided} />}
      </div>
      <EndedTable ended={ended} />
    </>
  );
}
