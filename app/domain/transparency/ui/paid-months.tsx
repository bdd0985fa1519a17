import { monthInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui';
import type { NeedPaidMonth } from '../../campaigns';

interface PaidMonthsProps {
  paid: readonly NeedPaidMonth[];
  /** The public labels of the lines, and the language in which they stand. */
  labels: Readonly<Record<string, string>>;
  locale: string;
  currency: string;
  lang: PublicLanguage;
}

/** What has been paid of one need, by month and line. */
export function PaidMonths({ paid, labels, locale, currency, lang }: PaidMonthsProps) {
  const { moneyShare } = publicWords(lang);
  if (paid.length === 0) return <p className="measure">{moneyShare.paidNone}</p>;
  const money = (minor: string | bigint) => formatMoney(minor, currency, lang, { bare: true, trim: true });
  const total = paid.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
  return (
    <>
      <p className="measure">{moneyShare.paidLead}</p>
      <table className="table">
        <caption>{message(moneyShare.paidCaption, { currency }, lang)}</caption>
        <thead>
          <tr>
            <th scope="col">{moneyShare.paidMonth}</th>
            <th scope="col">{moneyShare.paidLine}</th>
            <th scope="col" className="figure">
              {moneyShare.paidAmount}
            </th>
          </tr>
        </thead>
        <tbody>
          {paid.map(({ month, lineId, amountMinor }) => (
            <tr key={month + lineId}>
              <th scope="row">{monthInWords(month, lang)}</th>
              <td>
                <span lang={locale} dir="auto">
                  {labels[lineId]}
                </span>
                {BigInt(amountMinor) < 0n ? <span className="soft"> ({moneyShare.paidBack})</span> : null}
              </td>
              <td className="figure">{money(amountMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {moneyShare.paidTotal}
            </th>
            <td className="figure">{money(total)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}
