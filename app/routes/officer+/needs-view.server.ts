import { cases as words } from '~/catalogues/en/cases';
import { lineTotalMinor, rateOf, toSettlement } from '~/domain/cases';
import { type OpenAssessment, type OpenLine, rateTable } from '~/domain/cases/index.server';
import { dayWords, say } from './ui/words';

export interface LineView extends OpenLine {
  label: string;
  totalMinor: bigint;
  /** In the settlement currency, rounded up; null without a rate. */
  settlementMinor: bigint | null;
}

export interface AssessmentView {
  currency: string;
  assessedOn: string;
  lines: LineView[];
  totalMinor: bigint;
  settlementCurrency: string;
  goalMinor: bigint | null;
  rate: string | null;
  rateWords: string;
}

/** Everything that can be costed in; ISO 4217 as the runtime knows it. */
export const currencies = Intl.supportedValuesOf('currency');

/** Choices of the form, named here so that server and browser say the same. */
export function currencyOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames('en', { type: 'currency' });
  return currencies.map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }));
}

/** The assessment with its totals and what each line would be published as. */
export function assessmentView(needs: OpenAssessment, labels: Record<string, string>): AssessmentView {
  const table = rateTable();
  const { settlementCurrency, marginPercent } = table;
  const rate = rateOf(table, needs.currency);
  const lines = needs.lines.map((line): LineView => {
    const totalMinor = lineTotalMinor(line);
    const settlementMinor = rate ? toSettlement(totalMinor, rate, marginPercent) : null;
    return { ...line, label: labels[line.id] ?? '', totalMinor, settlementMinor };
  });
  const shown = needs.currency === settlementCurrency ? '1' : table.perSettlementUnit[needs.currency];
  return {
    currency: needs.currency,
    assessedOn: needs.assessedOn,
    lines,
    settlementCurrency,
    totalMinor: lines.reduce((sum, line) => sum + line.totalMinor, 0n),
    goalMinor: rate ? lines.reduce((sum, line) => sum + (line.settlementMinor ?? 0n), 0n) : null,
    rate: shown ?? null,
    rateWords: shown
      ? say(words.needsRate, {
          rate: `${shown} ${needs.currency}`,
          currency: settlementCurrency,
          source: table.source,
          date: dayWords(table.date),
          margin: String(marginPercent),
        })
      : say(words.needsNoRate, { currency: needs.currency }),
  };
}
