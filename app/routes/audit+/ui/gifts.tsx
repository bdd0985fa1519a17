import { audit as words } from '~/catalogues/en/audit';
import { finance } from '~/catalogues/en/finance';
import { dayWords } from '~/domain/disbursements';
import { fillMessage, Money, Table } from '~/ui';

interface Gift {
  number: number;
  paidOn: Date;
  usedMinor: bigint;
}

/** Which gifts a payment used up, the oldest first: amounts and days, no donors. */
export function Gifts({ gifts, currency }: { gifts: readonly Gift[]; currency: string }) {
  const figure = (amountMinor: bigint) => <Money amountMinor={amountMinor} currency={currency} locale="en" bare />;
  if (gifts.length === 0) return null;
  return (
    <div>
      <Table
        id="gifts"
        caption={words.giftsTitle}
        rows={gifts}
        rowKey={(row) => String(row.number)}
        columns={[
          {
            key: 'gift',
            head: words.gift,
            rowHead: true,
            cell: (row) => fillMessage(words.giftNumber, { number: row.number }),
            total: finance.sum,
          },
          { key: 'paid', head: words.giftPaid, cell: (row) => dayWords(row.paidOn) },
          {
            key: 'used',
            head: words.giftUsed,
            unit: currency,
            figure: true,
            cell: (row) => figure(row.usedMinor),
            total: figure(gifts.reduce((sum, gift) => sum + gift.usedMinor, 0n)),
          },
        ]}
      />
      <p className="soft small">{words.giftsCaption}</p>
    </div>
  );
}
