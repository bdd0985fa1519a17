import { financeGifts as words } from '~/catalogues/en/finance-gifts';
import { financeTables } from '~/catalogues/en/finance-tables';
import { momentWords } from '~/domain/disbursements';
import { type Definition, DefinitionList, formatMoney, Money } from '~/ui';

interface GiftFactsProps {
  gift: {
    paidAt: Date;
    destination: string;
    need: string | null;
    campaignId: string | null;
    currency: string;
    feeCoverMinor: bigint;
    refundedMinor: bigint;
    disputedMinor: bigint;
    lostMinor: bigint;
    netMinor: bigint;
    leftOverChoice: 'pool' | 'refund';
    paymentId: string;
  };
  settlement: { amountMinor: bigint; feeMinor: bigint; currency: string; rate: string | null } | null;
}

const isDestination = (value: string): value is keyof typeof financeTables.destinations =>
  value in financeTables.destinations;

/** What was given, to what, and how Stripe settled it. */
export function GiftFacts({ gift, settlement }: GiftFactsProps) {
  const money = (amountMinor: bigint) => <Money amountMinor={amountMinor} currency={gift.currency} locale="en" />;
  const { destination } = gift;
  const items: (Definition | false)[] = [
    { term: words.factPaid, value: momentWords(gift.paidAt) },
    {
      term: words.factDestination,
      value: isDestination(destination) ? financeTables.destinations[destination] : destination,
    },
    gift.need !== null && {
      term: words.factNeed,
      value: <a href={`/finance/funds/needs/${gift.campaignId}`}>{gift.need}</a>,
    },
    gift.feeCoverMinor > 0n && { term: words.factFeeCover, value: money(gift.feeCoverMinor) },
    gift.refundedMinor > 0n && { term: words.factRefunded, value: money(gift.refundedMinor) },
    gift.disputedMinor > 0n && { term: words.factDisputed, value: money(gift.disputedMinor) },
    gift.lostMinor > 0n && { term: words.factLost, value: money(gift.lostMinor) },
    { term: words.factNet, value: <strong>{money(gift.netMinor)}</strong> },
    gift.need !== null && { term: words.factLeftOver, value: words.leftOver[gift.leftOverChoice] },
    settlement !== null && {
      term: words.factFees,
      value: <Money amountMinor={settlement.feeMinor} currency={settlement.currency} locale="en" />,
    },
    settlement !== null &&
      settlement.currency !== gift.currency && {
        term: words.factSettled,
        value: `${formatMoney(settlement.amountMinor, settlement.currency, 'en')} (${settlement.rate ?? ''})`,
      },
    { term: words.factPayment, value: <span className="money">{gift.paymentId}</span> },
  ];
  return <DefinitionList items={items.filter((item) => item !== false)} />;
}
