import { cases as words } from '~/catalogues/en/cases';
import { safety } from '~/catalogues/en/safety';
import { Badge, type BadgeTone, Table } from '~/ui';
import { say } from './words';

interface Problem {
  sheet?: string;
  row?: number;
  field: string;
  message: string;
}
interface Outcome {
  name: string;
  status: 'imported' | 'known' | 'refused' | 'readable';
  cases?: { id: string; pseudonym: string; mayBeKnown?: boolean }[];
  problems?: Problem[];
  people?: number;
}

const labels = {
  imported: words.outcomeImported,
  known: words.outcomeKnown,
  refused: words.outcomeRefused,
  readable: words.outcomeReadable,
} as const;
const tones: Record<Outcome['status'], BadgeTone> = {
  imported: 'home',
  known: 'plain',
  refused: 'attention',
  readable: 'plain',
};

/** What became of each file: refused ones first, each problem with its sheet, row and field. */
export function ImportOutcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const sorted = [...outcomes].sort((a, b) => Number(b.status === 'refused') - Number(a.status === 'refused'));
  return (
    <div className="stack-loose section" role="status">
      {sorted.map((outcome, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files of one name are told apart by their place only
        <section key={`${outcome.name}${index}`} className="stack">
          <h2 className="cluster">
            {outcome.name} <Badge tone={tones[outcome.status]}>{labels[outcome.status]}</Badge>
          </h2>
          <p>{sentenceOf(outcome)}</p>
          {outcome.cases ? (
            <p className="cluster">
              {outcome.cases.map(({ id, pseudonym, mayBeKnown }) => (
                <span key={id}>
                  <a href={`/officer/cases/${id}`}>{pseudonym}</a>
                  {mayBeKnown ? ` (${safety.mayBeKnown})` : null}
                </span>
              ))}
            </p>
          ) : null}
          {outcome.problems ? <Problems id={`problems-${index}`} problems={outcome.problems} /> : null}
        </section>
      ))}
    </div>
  );
}

function sentenceOf(outcome: Outcome): string {
  if (outcome.status === 'imported') return say(words.outcomeImportedText, { count: outcome.cases?.length ?? 0 });
  if (outcome.status === 'known') return words.outcomeKnownText;
  if (outcome.status === 'readable') return say(words.outcomeReadableText, { people: outcome.people ?? 0 });
  return say(words.outcomeRefusedText, { count: outcome.problems?.length ?? 0 });
}

function Problems({ id, problems }: { id: string; problems: readonly Problem[] }) {
  const inSheet = problems.some(({ row }) => row !== undefined);
  const place = [
    { key: 'sheet', head: words.problemSheet, cell: ({ sheet }: Problem) => sheet },
    { key: 'row', head: words.problemRow, figure: true, cell: ({ row }: Problem) => row },
  ];
  return (
    <Table
      id={id}
      caption={<span className="sr-only">{words.problemWhat}</span>}
      rows={problems}
      rowKey={({ row, field, message }) => `${row}${field}${message}`}
      columns={[
        ...(inSheet ? place : []),
        { key: 'field', head: words.problemField, rowHead: true, cell: ({ field }) => field },
        { key: 'what', head: words.problemWhat, cell: ({ message }) => message },
      ]}
    />
  );
}
