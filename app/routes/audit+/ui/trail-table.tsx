import { audit as words } from '~/catalogues/en/audit';
import { momentWords } from '~/domain/disbursements';
import { Table } from '~/ui';

export interface TrailLine {
  seq: bigint;
  at: Date;
  name: string | null;
  actorRole: string;
  action: string;
  subjectKind: string;
  subject: string;
  detail: Record<string, unknown>;
}

/** Rows of the trail as they were written; `withSubject` where they are about different things. */
export function TrailTable({
  id,
  caption,
  rows,
  withSubject = false,
}: {
  id: string;
  caption: string;
  rows: readonly TrailLine[];
  withSubject?: boolean;
}) {
  const subject = {
    key: 'on',
    head: words.trailOn,
    cell: (row: TrailLine) => <Subject kind={row.subjectKind} subject={row.subject} />,
  };
  return (
    <Table
      id={id}
      caption={caption}
      rows={rows}
      rowKey={(row) => row.seq.toString()}
      columns={[
        { key: 'seq', head: '#', figure: true, rowHead: true, cell: (row) => row.seq.toString() },
        {
          key: 'when',
          head: words.trailWhen,
          cell: (row) => (
            <time className="money" dateTime={row.at.toISOString()}>
              {momentWords(row.at)}
            </time>
          ),
        },
        {
          key: 'who',
          head: words.trailWho,
          cell: (row) => (
            <>
              {row.name ?? words.trailSystem}
              <div className="small soft">{row.actorRole}</div>
            </>
          ),
        },
        { key: 'what', head: words.trailWhat, cell: (row) => <span className="money">{row.action}</span> },
        ...(withSubject ? [subject] : []),
        {
          key: 'detail',
          head: words.trailDetail,
          cell: (row) => <span className="small soft">{detailWords(row.detail)}</span>,
        },
      ]}
    />
  );
}

function Subject({ kind, subject }: { kind: string; subject: string }) {
  const shown = subject.length > 20 ? `${subject.slice(0, 8)}…` : subject;
  const name = `${kind} ${shown}`;
  return kind === 'disbursement' ? <a href={`/audit/disbursements/${subject}`}>{name}</a> : <span>{name}</span>;
}

/** `line 3f2a…, amountMinor 1500`: ids are cut, what is empty is left out. */
function detailWords(detail: Record<string, unknown>): string {
  const wordOf = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(wordOf).join(' ');
    const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
    return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text) ? `${text.slice(0, 8)}…` : text;
  };
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${wordOf(value)}`)
    .join(', ');
}
