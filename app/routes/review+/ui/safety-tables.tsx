import { dayWords } from '~/catalogues/day-words';
import { safety as words } from '~/catalogues/en/safety';
import { Table } from '~/ui';

type Decided = { id: string; pseudonym: string; office: string; state: string };

/** Erasures that were decided, with the day by which each is complete. */
export function DecidedErasures({ decided }: { decided: Decided[] }) {
  return (
    <Table
      id="decided"
      caption={words.decidedTitle}
      rows={decided}
      rowKey={({ id }) => id}
      columns={[
        { key: 'case', head: words.columnCase, rowHead: true, cell: ({ pseudonym }) => pseudonym },
        { key: 'office', head: words.columnOffice, cell: ({ office }) => office },
        { key: 'state', head: words.columnState, cell: ({ state }) => state },
      ]}
    />
  );
}

type Pair = {
  pseudonym: string;
  office: string;
  otherPseudonym: string;
  otherOffice: string;
  kinds: ('document' | 'phone' | 'name_and_birth')[];
};

/** Two cases with an identifier in common, by their random names. */
export function PairsTable({ pairs }: { pairs: Pair[] }) {
  return (
    <Table
      id="pairs-table"
      caption={words.pairsTitle}
      rows={pairs}
      rowKey={(pair) => `${pair.pseudonym} ${pair.otherPseudonym}`}
      columns={[
        {
          key: 'case',
          head: words.columnCase,
          rowHead: true,
          cell: (pair) => `${pair.pseudonym}, ${pair.office}`,
        },
        { key: 'other', head: words.columnOther, cell: (pair) => `${pair.otherPseudonym}, ${pair.otherOffice}` },
        {
          key: 'shared',
          head: words.columnShared,
          cell: (pair) => pair.kinds.map((kind) => words[`kind_${kind}`]).join(', '),
        },
      ]}
    />
  );
}

type Reading = { id: string; reader: string; span: 'hour' | 'day'; cases: number; raisedAt: Date };

/** Who opened many more cases than usual. */
export function ReadingTable({ readings }: { readings: Reading[] }) {
  return (
    <Table
      id="reading-table"
      caption={words.readingTitle}
      rows={readings}
      rowKey={(reading) => reading.id}
      columns={[
        { key: 'reader', head: words.columnReader, rowHead: true, cell: ({ reader }) => reader },
        { key: 'cases', head: words.columnCases, figure: true, cell: ({ cases }) => cases },
        { key: 'span', head: words.columnSpan, cell: ({ span }) => words[`span_${span}`] },
        { key: 'when', head: words.columnWhen, cell: ({ raisedAt }) => dayWords(raisedAt) },
      ]}
    />
  );
}
