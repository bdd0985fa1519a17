import { cases as words } from '~/catalogues/en/cases';
import type { CaseFacts, CaseProgress } from '~/domain/caseload';
import { daysLeft } from '~/domain/consent';
import { Badge, Table } from '~/ui';
import { dayWords, nextHref, nextWords, say } from './words';

interface CaseRow {
  id: string;
  pseudonym: string;
  title: string;
  facts: CaseFacts;
  progress: CaseProgress;
}

interface CaseTableProps {
  id: string;
  caption: string;
  cases: readonly CaseRow[];
  now: Date;
}

/** Cases of the office: what to do next leads there, the title leads to the case. */
export function CaseTable({ id, caption, cases, now }: CaseTableProps) {
  return (
    <Table
      id={id}
      caption={caption}
      rows={cases}
      rowKey={(row) => row.id}
      columns={[
        { key: 'case', head: words.columnCase, rowHead: true, cell: (row) => <CaseName row={row} /> },
        {
          key: 'next',
          head: words.columnNext,
          cell: (row) => <a href={nextHref(row.id, row.progress)}>{nextWords(row.progress)}</a>,
        },
        { key: 'consent', head: words.columnConsent, cell: (row) => <ConsentCell facts={row.facts} now={now} /> },
        { key: 'lines', head: words.columnLines, figure: true, cell: (row) => row.facts.lines },
      ]}
    />
  );
}

function CaseName({ row }: { row: CaseRow }) {
  return (
    <>
      <a href={`/officer/cases/${row.id}`}>{row.title}</a>
      <span className="cluster small soft">
        {row.pseudonym}
        {row.facts.ageClass === 'minor' ? <Badge tone="attention">{words.minorBadge}</Badge> : null}
      </span>
    </>
  );
}

function ConsentCell({ facts, now }: { facts: CaseFacts; now: Date }) {
  const { consent, consentExpiresOn } = facts;
  if (consent === 'none' || consentExpiresOn === null) return <span className="soft">{words.consentNone}</span>;
  if (consent === 'withdrawn') return <span className="soft">{words.consentWithdrawn}</span>;
  if (consent === 'expired')
    return <span className="soft">{say(words.consentExpired, { date: dayWords(consentExpiresOn) })}</span>;
  const days = daysLeft(consentExpiresOn, now);
  return days <= 14 ? (
    <Badge tone="attention">{say(words.consentDays, { days })}</Badge>
  ) : (
    say(words.consentUntil, { date: dayWords(consentExpiresOn) })
  );
}
