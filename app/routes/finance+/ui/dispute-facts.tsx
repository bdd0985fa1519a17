import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { financeTables } from '~/catalogues/en/finance-tables';
import { dayWords, momentWords } from '~/domain/disbursements';
import { type Definition, DefinitionList, formatMoney, Money } from '~/ui';

interface DisputeFactsProps {
  dispute: {
    giftId: string;
    giftAmountMinor: bigint;
    giftCurrency: string;
    giftPaidAt: Date;
    reason: string;
    status: string;
    dueBy: Date | null;
    evidenceAt: Date | null;
    closedAt: Date | null;
    outcome: 'won' | 'lost' | 'warning_closed' | null;
    parts: { source: string; label: string | null; amountMinor: bigint; currency: string }[];
  };
}

const wordOf = (known: Readonly<Record<string, string>>, key: string) => known[key] ?? key;

/** What the bank says, until when it takes an answer, and what is held for it. */
export function DisputeFacts({ dispute }: DisputeFactsProps) {
  const items: (Definition | false)[] = [
    { term: words.factReason, value: wordOf(financeTables.disputeReasons, dispute.reason) },
    {
      term: words.factDue,
      value: dispute.dueBy ? <strong>{momentWords(dispute.dueBy)}</strong> : words.factDueNone,
    },
    dispute.evidenceAt !== null && { term: words.factSent, value: momentWords(dispute.evidenceAt) },
    dispute.closedAt !== null && { term: words.factClosed, value: momentWords(dispute.closedAt) },
    {
      term: words.factOutcome,
      value: dispute.outcome ? words.outcomes[dispute.outcome] : wordOf(financeTables.disputeStates, dispute.status),
    },
    {
      term: words.theGift,
      value: (
        <a href={`/finance/gifts/${dispute.giftId}`}>
          {`${formatMoney(dispute.giftAmountMinor, dispute.giftCurrency, 'en')}, ${dayWords(dispute.giftPaidAt)}`}
        </a>
      ),
    },
  ];
  const held = dispute.parts.map((part, index) => ({ ...part, key: String(index) }));
  return (
    <div className="stack-loose">
      <DefinitionList items={items.filter((item) => item !== false)} />
      <section className="stack">
        <h2>{dispute.outcome === null ? words.moneyHeld : words.moneyWasHeld}</h2>
        {held.length === 0 ? <p className="soft">{words.moneyHeldNone}</p> : null}
        <ul className="plain stack">
          {held.map((part) => (
            <li key={part.key} className="cluster">
              <span>{part.label ?? wordOf(words.heldSources, part.source)}</span>
              <Money amountMinor={part.amountMinor} currency={part.currency} locale="en" />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
