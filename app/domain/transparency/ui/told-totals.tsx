import { monthInWords } from '~/catalogues/dates';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney, WayHome } from '~/ui';
import type { Measure, ShownNow, ToldCurrency, ToldMeasure } from '../measures';

/** The sum of what the pages show now. */
export function ShownNowTable({ shown, lang }: { shown: readonly ShownNow[]; lang: PublicLanguage }) {
  const { transparency } = publicWords(lang);
  if (shown.length === 0) return <p>{transparency.nowNone}</p>;
  const heads = [
    transparency.goal,
    transparency.givenNow,
    transparency.missing,
    transparency.paidNow,
    transparency.waiting,
  ];
  return (
    <>
      {shown.map((now) => (
        <ShownWay key={now.currency} shown={now} lang={lang} />
      ))}
      <table className="table figures-by-row">
        <caption>{transparency.nowCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{transparency.currency}</th>
            <th scope="col" className="figure">
              {transparency.needs}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="figure">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ currency, needs, goalMinor, givenMinor, missingMinor, paidMinor }) => {
            const waiting = BigInt(givenMinor) - BigInt(paidMinor);
            const figures = [goalMinor, givenMinor, missingMinor, paidMinor, waiting.toString()];
            return (
              <tr key={currency}>
                <th scope="row">{currency}</th>
                <td className="figure" data-head={transparency.needs}>
                  {needs}
                </td>
                {figures.map((minor, place) => (
                  <td key={heads[place]} className="figure" data-head={heads[place]}>
                    {formatMoney(minor, currency, lang, { bare: true })}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** All the ways home that are shown now, as one: how far it is drawn. */
function ShownWay({ shown, lang }: { shown: ShownNow; lang: PublicLanguage }) {
  const { currency, goalMinor, givenMinor } = shown;
  const money = (minor: string) => formatMoney(minor, currency, lang, { trim: true });
  const words = publicWords(lang).ui.givenOf;
  return (
    <WayHome
      progress={{ goalMinor: BigInt(goalMinor), givenMinor: BigInt(givenMinor) }}
      label={message(words, { given: money(givenMinor), goal: money(goalMinor) }, lang)}
    />
  );
}

/** What the books say: totals so far with a bar beside what was given, and the steps in which they were told. */
export function ToldTotals({ told, lang }: { told: ToldCurrency; lang: PublicLanguage }) {
  const { transparency } = publicWords(lang);
  const { currency, measures } = told;
  const given = measures.find(({ measure }) => measure === 'given')?.totalMinor ?? '0';
  const money = (minor: string) => formatMoney(minor, currency, lang, { bare: true });
  const steps = measures.filter((measure) => measure.steps.length > 0);
  const months = [...new Set(steps.flatMap((measure) => measure.steps.map(({ through }) => through)))].sort().reverse();
  return (
    <>
      <table className="table">
        <caption>{message(transparency.totalsCaption, { currency }, lang)}</caption>
        <thead>
          <tr>
            <th scope="col">{transparency.measure}</th>
            <th scope="col">{transparency.through}</th>
            <th scope="col" className="figure">
              {transparency.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {measures.map((row) => (
            <tr key={row.measure} className={row.measure.startsWith('given_') ? 'part-of' : undefined}>
              <th scope="row">
                {transparency[row.measure]}
                <Bar part={row.totalMinor} whole={given} measure={row.measure} />
              </th>
              <td>{row.through ? monthInWords(row.through, lang) : ''}</td>
              <td className="figure">
                {row.through ? money(row.totalMinor) : <span className="soft">{transparency.notTold}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details>
        <summary>{message(transparency.stepsCaption, { currency }, lang)}</summary>
        <Steps steps={steps} months={months} currency={currency} lang={lang} />
      </details>
    </>
  );
}

/** As wide as its share of what was given; the figure stands beside it. */
function Bar({ part, whole, measure }: { part: string; whole: string; measure: Measure }) {
  if (BigInt(whole) <= 0n || BigInt(part) <= 0n) return null;
  const width = Math.min(100, Number((BigInt(part) * 1000n) / BigInt(whole)) / 10);
  return (
    <svg className="told-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="4" className="told-bar-whole" />
      <rect
        width={Math.max(width, 0.5)}
        height="4"
        className={measure === 'paid' || measure === 'paid_closed' ? 'told-bar-paid' : 'told-bar-part'}
      />
    </svg>
  );
}

type StepsProps = { steps: readonly ToldMeasure[]; months: readonly string[]; currency: string; lang: PublicLanguage };

function Steps({ steps, months, currency, lang }: StepsProps) {
  const { transparency } = publicWords(lang);
  const caption = message(transparency.stepsCaption, { currency }, lang);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{transparency.stepsMonth}</th>
            {steps.map(({ measure }) => (
              <th key={measure} scope="col" className="figure">
                {transparency[measure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month}>
              <th scope="row">{monthInWords(month, lang)}</th>
              {steps.map(({ measure, steps: own }) => {
                const step = own.find(({ through }) => through === month);
                return (
                  <td key={measure} className="figure">
                    {step ? formatMoney(step.amountMinor, currency, lang, { bare: true }) : '–'}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
