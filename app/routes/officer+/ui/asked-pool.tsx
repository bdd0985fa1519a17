import { financeActs as words } from '~/catalogues/en/finance-acts';
import { dayWords } from '~/domain/disbursements';
import { Badge, fillMessage, formatMoney, Money, Table } from '~/ui';
import { RowAct } from '../../finance+/ui/row-act';

interface Asked {
  id: string;
  amountMinor: bigint;
  currency: string;
  state: 'proposed' | 'approved' | 'rejected' | 'cancelled';
  reason: string;
  proposedAt: Date;
}

const tones = { proposed: 'attention', approved: 'home', rejected: 'loss', cancelled: 'plain' } as const;

/** What the office asked of the pool for this line; it can be taken back until finance decides. Nothing when there is none. */
export function AskedPool({ asked }: { asked: readonly Asked[] }) {
  if (asked.length === 0) return null;
  return (
    <Table
      id="asked"
      caption={words.askPoolAsked}
      rows={asked}
      rowKey={(row) => row.id}
      columns={[
        { key: 'on', head: words.poolProposed, rowHead: true, cell: (row) => dayWords(row.proposedAt) },
        {
          key: 'amount',
          head: words.poolAmount,
          figure: true,
          cell: (row) => <Money amountMinor={row.amountMinor} currency={row.currency} locale="en" />,
        },
        { key: 'why', head: words.poolWhy, cell: (row) => row.reason },
        {
          key: 'state',
          head: words.exceptionState,
          cell: (row) => <Badge tone={tones[row.state]}>{words.poolStates[row.state]}</Badge>,
        },
        {
          key: 'acts',
          head: '',
          cell: (row) =>
            row.state === 'proposed' ? (
              <RowAct
                intent="cancel"
                id={row.id}
                about={fillMessage(words.askPoolCancelAbout, {
                  amount: formatMoney(row.amountMinor, row.currency, 'en'),
                })}
              >
                {words.askPoolCancel}
              </RowAct>
            ) : null,
        },
      ]}
    />
  );
}
