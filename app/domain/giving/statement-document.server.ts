import { dayInWords, dayOfYearInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { type PublicWords, publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import type { OwnGift, OwnReceipt } from './donor.queries.server';
import { organisation } from './organisation.server';
import { closePaper, openPaper } from './receipt-document.server';

/** Years in which a donor gave, the newest first. */
export const yearsOf = (gifts: readonly OwnGift[]): number[] =>
  [...new Set(gifts.map(({ paidAt }) => paidAt.getUTCFullYear()))].sort((a, b) => b - a);

interface YearTotals {
  currency: string;
  receivedMinor: bigint;
  returnedMinor: bigint;
  netMinor: bigint;
}

/** What was given in a year less what was returned of it, for each currency by itself. */
export function totalsOf(gifts: readonly OwnGift[], year: number): YearTotals[] {
  const totals = new Map<string, YearTotals>();
  for (const gift of gifts.filter(({ paidAt }) => paidAt.getUTCFullYear() === year)) {
    const { currency } = gift;
    const so = totals.get(currency) ?? { currency, receivedMinor: 0n, returnedMinor: 0n, netMinor: 0n };
    totals.set(currency, {
      currency,
      receivedMinor: so.receivedMinor + gift.amountMinor,
      returnedMinor: so.returnedMinor + gift.amountMinor - gift.netMinor,
      netMinor: so.netMinor + gift.netMinor,
    });
  }
  return [...totals.values()].sort((a, b) => a.currency.localeCompare(b.currency));
}

const columnsOf = (papers: PublicWords['papers']) => [
  { head: papers.dateColumn, width: 96 },
  { head: papers.receiptColumn, width: 102 },
  { head: papers.toLabel, width: 81 },
  { head: papers.amountColumn, width: 68, figure: true },
  { head: papers.returnedColumn, width: 68, figure: true },
  { head: papers.netColumn, width: 68, figure: true },
];
const targets = { need: 'toNeed', line: 'toNeed', pool: 'toPool', operating: 'toOperating' } as const;

interface Statement {
  year: number;
  email: string;
  gifts: readonly OwnGift[];
  receipts: readonly OwnReceipt[];
  madeAt: Date;
  language: PublicLanguage;
}

/** A year's gifts as a PDF: each with its receipt in force, and a total for each currency. */
export async function statementDocument({
  year,
  email,
  gifts,
  receipts,
  madeAt,
  language,
}: Statement): Promise<Uint8Array<ArrayBuffer>> {
  const { donors, papers } = publicWords(language);
  const from = organisation(language);
  const title = message(papers.statementTitle, { year: String(year) }, language);
  const paper = openPaper({ title, language, madeAt, from });
  paper.heading(title);
  paper.paragraph(message(papers.period, { year: String(year) }, language), 'soft');
  paper.pairs([
    [papers.giverLabel, email],
    [papers.issuedLabel, dayInWords(madeAt, language)],
  ]);
  for (const total of totalsOf(gifts, year)) {
    const money = (minor: bigint) => formatMoney(minor, total.currency, language, { bare: true });
    paper.subheading(total.currency);
    const rows = gifts
      .filter(({ currency, paidAt }) => currency === total.currency && paidAt.getUTCFullYear() === year)
      .sort((a, b) => a.paidAt.getTime() - b.paidAt.getTime())
      .map((gift) => [
        dayOfYearInWords(gift.paidAt, language),
        receipts.find(({ giftId, state }) => giftId === gift.id && state === 'issued')?.number ?? papers.noReceipt,
        donors[targets[gift.destination]],
        ...[gift.amountMinor, gift.amountMinor - gift.netMinor, gift.netMinor].map(money),
      ]);
    const sums = [total.receivedMinor, total.returnedMinor, total.netMinor].map(money);
    paper.table(columnsOf(papers), rows, [
      [message(papers.totalRow, { currency: total.currency }, language), '', '', ...sums],
    ]);
  }
  paper.paragraph(papers.nothingInReturn);
  closePaper(paper, language, from);
  return paper.finish();
}
