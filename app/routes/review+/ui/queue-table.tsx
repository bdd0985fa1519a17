import { review as words } from '~/catalogues/en/review';
import { message } from '~/catalogues/message';
import { Badge, type Column, Table } from '~/ui';
import { daysSince, dayWords } from './words';

interface Row {
  id: string;
  pseudonym: string;
  office: string;
  sentBy: string;
  sentAt: Date | string;
  decision: 'approved' | 'sent_back' | null;
  decidedAt: Date | string | null;
  mayDecide: boolean;
}

const who: Column<Row>[] = [
  { key: 'office', head: words.columnOffice, cell: (row) => row.office },
  { key: 'by', head: words.columnSentBy, cell: (row) => row.sentBy },
  { key: 'at', head: words.columnSentAt, figure: true, cell: (row) => dayWords(row.sentAt) },
];

export function QueueTable({ rows, now }: { rows: Row[]; now: Date | string }) {
  return (
    <Table
      id="waiting"
      caption={words.queueCaption}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'case',
          head: words.columnCase,
          rowHead: true,
          cell: (row) => (
            <>
              <a href={`/review/${row.id}`}>{row.pseudonym}</a>
              {row.mayDecide ? null : <span className="small soft"> {words.yours}</span>}
            </>
          ),
        },
        ...who,
        {
          key: 'waits',
          head: words.columnWaits,
          figure: true,
          cell: (row) => message(words.days, { days: daysSince(row.sentAt, now) }),
        },
      ]}
    />
  );
}

export function DecidedTable({ rows }: { rows: Row[] }) {
  return (
    <Table
      id="decided"
      caption={words.decidedTitle}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'case',
          head: words.columnCase,
          rowHead: true,
          cell: (row) => <a href={`/review/${row.id}`}>{row.pseudonym}</a>,
        },
        ...who,
        {
          key: 'decision',
          head: words.columnDecision,
          cell: (row) => (
            <Badge tone={row.decision === 'approved' ? 'home' : 'attention'}>
              {row.decision === 'approved' ? words.approved : words.sentBack}
            </Badge>
          ),
        },
        {
          key: 'decided',
          head: words.columnDecidedAt,
          figure: true,
          cell: (row) => (row.decidedAt ? dayWords(row.decidedAt) : ''),
        },
      ]}
    />
  );
}
