import { type FormatMoneyOptions, formatMoney } from './format-money';

type MoneyProps = FormatMoneyOptions & { amountMinor: bigint | string; currency: string; locale: string };

/** An amount in tabular figures that never breaks across lines. */
export function Money({ amountMinor, currency, locale, trim, bare }: MoneyProps) {
  return <span className="money">{formatMoney(amountMinor, currency, locale, { trim, bare })}</span>;
}
