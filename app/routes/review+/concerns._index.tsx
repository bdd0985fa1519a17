import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { concerns as words } from '~/catalogues/en/concerns';
import { guarded } from '~/domain/access/index.server';
import { readConcerns } from '~/domain/own-view/index.server';
import { Badge, EmptyState, PageHeading, Table } from '~/ui';
import { dayWords } from './ui/words';

export const meta: MetaFunction = () => [{ title: `${words.listTitle} · Homeward` }];

export const loader = guarded({ permission: 'review.read' }, async ({ actor }) => ({
  list: await readConcerns(actor),
}));

/** What survivors and their own view tell reviewers. */
export default function Concerns() {
  const { list } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={words.listTitle} lead={words.listLead} />
      {list.length === 0 ? (
        <EmptyState title={words.listEmpty}>
          <p>{words.listEmptyText}</p>
        </EmptyState>
      ) : (
        <Table
          id="concerns"
          caption={words.listCaption}
          rows={list}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'what',
              head: words.columnWhat,
              rowHead: true,
              cell: ({ id, kind }) => <a href={`/review/concerns/${id}`}>{words[`kind_${kind}`]}</a>,
            },
            { key: 'case', head: words.columnCase, cell: ({ pseudonym }) => pseudonym ?? words.noCase },
            { key: 'office', head: words.columnOffice, cell: ({ office }) => office ?? '' },
            { key: 'when', head: words.columnWhen, figure: true, cell: ({ raisedAt }) => dayWords(raisedAt) },
            { key: 'state', head: words.columnState, cell: (concern) => <State {...concern} /> },
          ]}
        />
      )}
    </>
  );
}

function State({ isClosed, isAnswered }: { isClosed: boolean; isAnswered: boolean }) {
  if (isClosed) return <Badge tone="plain">{words.closed}</Badge>;
  return isAnswered ? <Badge tone="home">{words.answered}</Badge> : <Badge tone="attention">{words.open}</Badge>;
}
