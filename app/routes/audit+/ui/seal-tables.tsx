import { audit as words } from '~/catalogues/en/audit';
import { dayWords } from '~/domain/disbursements';
import { Table } from '~/ui';

interface Seals {
  chains: { chain: 'ledger' | 'trail'; sealed: bigint; waiting: number; lastHashHex: string }[];
  roots: { day: Date; ledgerSeq: bigint; trailSeq: bigint; keyHex: string }[];
}

const SHOWN = 16;
const cut = (hex: string) => `${hex.slice(0, SHOWN)}…`;

/** How far the chains are sealed, and the roots that were signed over both. */
export function SealTables({ seals }: { seals: Seals }) {
  return (
    <>
      <Table
        id="seals"
        caption={words.sealsTitle}
        rows={seals.chains}
        rowKey={(row) => row.chain}
        columns={[
          { key: 'chain', head: words.chain, rowHead: true, cell: (row) => words[`chain_${row.chain}`] },
          { key: 'sealed', head: words.sealed, figure: true, cell: (row) => row.sealed.toString() },
          { key: 'waiting', head: words.waiting, figure: true, cell: (row) => row.waiting },
          {
            key: 'hash',
            head: words.lastHash,
            cell: (row) => <code>{cut(row.lastHashHex)}</code>,
          },
        ]}
      />
      {seals.roots.length === 0 ? (
        <section className="stack">
          <h2>{words.rootsTitle}</h2>
          <p className="soft">{words.rootsNone}</p>
        </section>
      ) : (
        <Table
          id="roots"
          caption={words.rootsTitle}
          rows={seals.roots}
          rowKey={(row) => row.day.toISOString()}
          columns={[
            { key: 'day', head: words.rootDay, rowHead: true, cell: (row) => dayWords(row.day) },
            { key: 'ledger', head: words.rootLedger, figure: true, cell: (row) => row.ledgerSeq.toString() },
            { key: 'trail', head: words.rootTrail, figure: true, cell: (row) => row.trailSeq.toString() },
            { key: 'key', head: words.rootKey, cell: (row) => <code>{cut(row.keyHex)}</code> },
          ]}
        />
      )}
    </>
  );
}
