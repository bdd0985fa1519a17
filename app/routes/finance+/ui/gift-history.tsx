import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { financeTables } from '~/catalogues/en/finance-tables';
import { dayWords } from '~/domain/disbursements';
import { Badge, Money } from '~/ui';

interface GiftHistoryProps {
  currency: string;
  receipts: readonly {
    number: string;
    amountMinor: bigint;
    state: 'issued' | 'void';
    voidReason: 'refund' | 'dispute' | 'mistake' | null;
    issuedAt: Date;
  }[];
  refunds: readonly {
    id: string;
    state: string;
    reason: string | null;
    amountMinor: bigint;
    currency: string;
    requestedAt: Date;
    byName: string | null;
    refusedWhy: string | null;
  }[];
  disputes: readonly {
    id: string;
    stripeDisputeId: string;
    amountMinor: bigint;
    currency: string;
    state: string;
  }[];
}

const wordOf = (words_: Readonly<Record<string, string>>, key: string | null) => (key ? (words_[key] ?? key) : '');

/** Receipts, refunds and disputes of one gift, each in a line. */
export function GiftHistory({ currency, receipts, refunds, disputes }: GiftHistoryProps) {
  return (
    <div className="stack-loose">
      <section className="stack">
        <h2>{words.receiptsTitle}</h2>
        {receipts.length === 0 ? <p className="soft">{words.receiptsNone}</p> : null}
        <ul className="plain stack">
          {receipts.map((receipt) => (
            <li key={receipt.number} className="cluster">
              <span className="money">{receipt.number}</span>
              <Money amountMinor={receipt.amountMinor} currency={currency} locale="en" />
              <span className="soft small">{dayWords(receipt.issuedAt)}</span>
              <Badge tone={receipt.state === 'issued' ? 'home' : 'plain'}>
                {receipt.voidReason ? words.voidReasons[receipt.voidReason] : words.receiptStates[receipt.state]}
              </Badge>
            </li>
          ))}
        </ul>
      </section>
      {refunds.length > 0 ? (
        <section className="stack">
          <h2>{words.refundsTitle}</h2>
          <ul className="plain stack">
            {refunds.map((refund) => (
              <li key={refund.id}>
                <span className="cluster">
                  <Money amountMinor={refund.amountMinor} currency={refund.currency} locale="en" />
                  <Badge>{wordOf(financeTables.refundStates, refund.state)}</Badge>
                </span>
                <span className="soft small">
                  {[wordOf(financeTables.refundReasons, refund.reason), refund.byName, dayWords(refund.requestedAt)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {refund.refusedWhy ? <span className="small"> {refund.refusedWhy}</span> : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {disputes.length > 0 ? (
        <section className="stack">
          <h2>{words.disputesTitle}</h2>
          <ul className="plain stack">
            {disputes.map((dispute) => (
              <li key={dispute.id} className="cluster">
                <a href={`/finance/gifts/disputes/${dispute.id}`}>{dispute.stripeDisputeId}</a>
                <Money amountMinor={dispute.amountMinor} currency={dispute.currency} locale="en" />
                <Badge tone="attention">{wordOf(financeTables.disputeStates, dispute.state)}</Badge>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
