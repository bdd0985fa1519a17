import { useSearchParams } from '@remix-run/react';
import { dayWords } from '~/catalogues/day-words';
import { consent as words } from '~/catalogues/en/consent';
import { EmptyState, Notice, PageHeading, Table } from '~/ui';

interface ListedGuardian {
  consentId: string;
  pseudonym: string;
  vettedOn: Date | string;
  vettedBy: string;
  mayDecide: boolean;
}

/** Guardians whom nobody but the one who vetted them has looked at; whose turn it is comes first. */
export function GuardianList({ guardians, href }: { guardians: readonly ListedGuardian[]; href: string }) {
  const [search] = useSearchParams();
  return (
    <>
      <PageHeading title={words.guardiansTitle} lead={words.guardiansLead} />
      {search.has('decided') ? <Notice tone="done" live title={words.guardianDecided} /> : null}
      {search.has('meanwhile') ? <Notice tone="attention" live title={words.guardianDecidedMeanwhile} /> : null}
      {guardians.length === 0 ? (
        <EmptyState title={words.guardiansNone}>
          <p>{words.guardiansNoneText}</p>
        </EmptyState>
      ) : (
        <GuardianTable guardians={guardians} href={href} />
      )}
    </>
  );
}

function GuardianTable({ guardians, href }: { guardians: readonly ListedGuardian[]; href: string }) {
  return (
    <Table
      id="guardians"
      caption={words.guardiansCaption}
      rows={[...guardians].sort((a, b) => Number(b.mayDecide) - Number(a.mayDecide))}
      rowKey={({ consentId }) => consentId}
      columns={[
        {
          key: 'case',
          head: words.remindCase,
          rowHead: true,
          cell: ({ consentId, pseudonym }) => <a href={`${href}/${consentId}`}>{pseudonym}</a>,
        },
        { key: 'by', head: words.guardiansVettedBy, cell: ({ vettedBy }) => vettedBy },
        { key: 'on', head: words.guardiansVettedOn, cell: ({ vettedOn }) => dayWords(vettedOn) },
        {
          key: 'turn',
          head: words.guardiansTurn,
          cell: ({ mayDecide }) =>
            mayDecide ? words.guardiansTurnYours : <span className="soft">{words.guardiansYours}</span>,
        },
      ]}
    />
  );
}
