import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { safety as words } from '~/catalogues/en/safety';
import { guarded } from '~/domain/access/index.server';
import { erasureState } from '~/domain/cases';
import { erasuresFor } from '~/domain/cases/index.server';
import { EmptyState, PageHeading, Table } from '~/ui';
import { dayWords } from './ui/words';

export const meta: MetaFunction = () => [{ title: `${words.officeTitle} · Homeward` }];

export const loader = guarded({ permission: 'case.erase' }, async ({ actor }) => ({
  erasures: (await erasuresFor(actor)).map(({ id, pseudonym, askedAt, ...erasure }) => ({
    id,
    pseudonym,
    askedAt,
    state: erasureState(erasure),
  })),
}));

export default function Erasures() {
  const { erasures } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading title={words.officeTitle} lead={words.officeLead} />
      {erasures.length === 0 ? (
        <EmptyState title={words.officeNone} />
      ) : (
        <Table
          id="erasures"
          caption={words.officeTitle}
          rows={erasures}
          rowKey={(erasure) => erasure.id}
          columns={[
            { key: 'case', head: words.columnCase, rowHead: true, cell: ({ pseudonym }) => pseudonym },
            { key: 'asked', head: words.columnAsked, cell: ({ askedAt }) => dayWords(askedAt) },
            { key: 'state', head: words.columnState, cell: ({ state }) => state },
          ]}
        />
      )}
    </>
  );
}
