import type { MetaFunction } from '@remix-run/node';
import { useLoaderData, useSearchParams } from '@remix-run/react';
import { consent as words } from '~/catalogues/en/consent';
import { guarded } from '~/domain/access/index.server';
import { guardiansToConfirm } from '~/domain/consent/index.server';
import { EmptyState, Notice, PageHeading, Table } from '~/ui';
import { dayWords } from './ui/words';

export const meta: MetaFunction = () => [{ title: `${words.guardiansTitle} · Homeward` }];

export const loader = guarded({ permission: 'review.read' }, async ({ actor }) => ({
  guardians: await guardiansToConfirm(actor),
}));

export default function Guardians() {
  const { guardians } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  return (
    <>
      <PageHeading title={words.guardiansTitle} lead={words.guardiansLead} />
      {search.has('decided') ? <Notice tone="done" live title={words.guardianDecided} /> : null}
      {guardians.length === 0 ? (
        <EmptyState title={words.guardiansNone} />
      ) : (
        <Table
          id="guardians"
          caption={words.guardiansCaption}
          rows={guardians}
          rowKey={({ consentId }) => consentId}
          columns={[
            {
              key: 'case',
              head: words.remindCase,
              rowHead: true,
              cell: ({ consentId, pseudonym, mayDecide }) => (
                <>
                  <a href={`/review/guardians/${consentId}`}>{pseudonym}</a>
                  {mayDecide ? null : <span className="small soft"> {words.guardiansYours}</span>}
                </>
              ),
            },
            { key: 'by', head: words.guardiansVettedBy, cell: ({ vettedBy }) => vettedBy },
            { key: 'on', head: words.guardiansVettedOn, figure: true, cell: ({ vettedOn }) => dayWords(vettedOn) },
          ]}
        />
      )}
    </>
  );
}
