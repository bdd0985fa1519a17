import { finance as words } from '~/catalogues/en/finance';
import { accountName } from '~/domain/disbursements';
import { Badge, fillMessage, Money, Table } from '~/ui';

interface Account {
  accountCode: string;
  type: string;
  currency: string;
  /** Debit positive. */
  balanceMinor: bigint;
}

const typeWord = (type: string) => {
  const key = `type_${type}` as const;
  return key in words ? words[key as 'type_asset'] : type;
};

/** Debit and credit of every account in one currency; both columns come to the same. */
export function TrialBalance({ currency, accounts }: { currency: string; accounts: readonly Account[] }) {
  const sum = (side: 1n | -1n) =>
    accounts.reduce((total, { balanceMinor }) => (balanceMinor * side > 0n ? total + balanceMinor * side : total), 0n);
  const [debit, credit] = [sum(1n), sum(-1n)];
  const figure = (amountMinor: bigint) => <Money amountMinor={amountMinor} currency={currency} locale="en" bare />;
  return (
    <section className="stack">
      <Table
        id={`trial-${currency}`}
        caption={fillMessage(words.trialBalanceIn, { currency })}
        rows={accounts}
        rowKey={(row) => row.accountCode}
        columns={[
          {
            key: 'account',
            head: words.account,
            rowHead: true,
            cell: (row) => accountName(row.accountCode),
            total: words.sum,
          },
          { key: 'type', head: words.type, cell: (row) => <span className="soft">{typeWord(row.type)}</span> },
          {
            key: 'debit',
            head: words.debit,
            unit: currency,
            figure: true,
            cell: (row) => (row.balanceMinor > 0n ? figure(row.balanceMinor) : null),
            total: figure(debit),
          },
          {
            key: 'credit',
            head: words.credit,
            unit: currency,
            figure: true,
            cell: (row) => (row.balanceMinor < 0n ? figure(-row.balanceMinor) : null),
            total: figure(credit),
          },
        ]}
      />
      <p>
        {debit === credit ? (
          <span className="soft small">{words.balanced}</span>
        ) : (
          <Badge tone="loss">{words.unbalanced}</Badge>
        )}
      </p>
    </section>
  );
}
