import { financeBank as words } from '~/catalogues/en/finance-bank';
import { dayWords } from '~/domain/disbursements';
import type { BankLine } from '~/domain/reconciliation';
import { Badge, fillMessage, formatMoney, Money, Table } from '~/ui';
import { BankSuggestion } from './bank-suggestion';
import { RowAct } from './row-act';

/** Lines of the bank: what it says, what explains them, and what may. */
export function BankLines({ caption, lines }: { caption: string; lines: readonly BankLine[] }) {
  return (
    <Table
      id="lines"
      caption={caption}
      rows={lines}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'day',
          head: words.lineDay,
          rowHead: true,
          cell: (row) => (
            <a href={`/finance/reconciliation/lines/${row.id}`} className="money">
              {dayWords(row.bookedOn)}
            </a>
          ),
        },
        {
          key: 'text',
          head: words.lineText,
          cell: (row) => (
            <>
              {row.text}
              <div className="small soft">{row.counterparty}</div>
            </>
          ),
        },
        {
          key: 'amount',
          head: words.lineAmount,
          figure: true,
          cell: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} locale="en" />,
        },
        {
          key: 'rest',
          head: words.lineRest,
          figure: true,
          cell: (row) =>
            row.remainingMinor === 0n ? null : (
              <Money amountMinor={row.remainingMinor} currency={row.currency} locale="en" />
            ),
        },
        { key: 'matched', head: words.lineMatched, cell: (row) => <Matches line={row} /> },
      ]}
    />
  );
}

function Matches({ line }: { line: BankLine }) {
  const [best, ...others] = line.suggestions;
  return (
    <div className="stack">
      {line.matches.map((match) => (
        <div key={String(match.id)} className="cluster">
          <span>{words.kinds[match.kind]}</span>
          <Money amountMinor={match.amountMinor} currency={line.currency} locale="en" />
          {match.kind === 'returned_payment' ? null : (
            <RowAct
              intent="undo"
              id={String(match.id)}
              action={`/finance/reconciliation/statements/${line.statementId}`}
              about={formatMoney(match.amountMinor, line.currency, 'en')}
            >
              {words.undo}
            </RowAct>
          )}
        </div>
      ))}
      {best ? <BankSuggestion line={line} suggestion={best} /> : null}
      {line.remainingMinor !== 0n ? (
        <span className="cluster small">
          {best ? null : <span className="soft">{words.noSuggestion}</span>}
          {others.length > 0 ? <Badge>{`+${others.length}`}</Badge> : null}
          <a href={`/finance/reconciliation/lines/${line.id}`}>
            {words.byHand}{' '}
            <span className="sr-only">
              {fillMessage(words.acceptAbout, {
                date: dayWords(line.bookedOn),
                amount: formatMoney(line.amountMinor, line.currency, 'en'),
              })}
            </span>
          </a>
        </span>
      ) : null}
    </div>
  );
}
