import { dayWords } from '~/catalogues/day-words';
import { finance as words } from '~/catalogues/en/finance';
import { fillMessage, Money, Table } from '~/ui';

interface PostingRow {
  accountCode: string;
  currency: string;
  amountMinor: bigint;
}
export interface EntryRows {
  id: string;
  kind: string;
  effectiveAt: Date;
  sealSeq: bigint | null;
  postings: PostingRow[];
}

const hasKey = <T extends object>(object: T, key: string): key is Extract<keyof T, string> => key in object;

/** The name of an account of the chart; a code that has no name yet stands for itself. */
export function accountName(code: string): string {
  const key = `account_${code}`;
  return hasKey(words, key) ? words[key] : code;
}

function entryName(kind: string): string {
  const key = `entry_${kind}`;
  return hasKey(words, key) ? words[key] : kind;
}

/** Entries as a journal sets them: debit left, credit right, sums equal, the seal below. */
export function Entries({ entries }: { entries: readonly EntryRows[] }) {
  if (entries.length === 0) return <p className="soft">{words.entriesNone}</p>;
  return (
    <div className="stack-loose">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </div>
  );
}

function Entry({ entry }: { entry: EntryRows }) {
  const { postings } = entry;
  const currency = postings[0]?.currency ?? '';
  const debit = postings.reduce((sum, { amountMinor }) => (amountMinor > 0n ? sum + amountMinor : sum), 0n);
  const credit = postings.reduce((sum, { amountMinor }) => (amountMinor < 0n ? sum - amountMinor : sum), 0n);
  const figure = (amountMinor: bigint) => <Money amountMinor={amountMinor} currency={currency} locale="en" bare />;
  const rows = postings.map((posting, index) => ({ ...posting, key: `${entry.id}-${index}` }));
  return (
    <div>
      <Table
        id={`entry-${entry.id}`}
        caption={fillMessage(words.entryCaption, { kind: entryName(entry.kind), date: dayWords(entry.effectiveAt) })}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'account',
            head: words.account,
            rowHead: true,
            cell: (row) => accountName(row.accountCode),
            total: words.sum,
          },
          {
            key: 'debit',
            head: words.debit,
            unit: currency,
            figure: true,
            cell: (row) => (row.amountMinor > 0n ? figure(row.amountMinor) : null),
            total: figure(debit),
          },
          {
            key: 'credit',
            head: words.credit,
            unit: currency,
            figure: true,
            cell: (row) => (row.amountMinor < 0n ? figure(-row.amountMinor) : null),
            total: figure(credit),
          },
        ]}
      />
      <p className="soft small">
        {entry.sealSeq === null
          ? words.entryUnsealed
          : fillMessage(words.entrySealed, { seq: entry.sealSeq.toString() })}
      </p>
    </div>
  );
}
