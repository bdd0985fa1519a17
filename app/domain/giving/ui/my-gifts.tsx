import { message } from '~/catalogues/message';
import { Badge, LinkButton, usePublicLanguage, usePublicWords } from '~/ui';
import type { MyGiftsView } from '../my-gifts-view.server';

type Gift = MyGiftsView['gifts'][number];

/** A donor's gifts, the newest first: what was given, what became of it, what it paid for, its receipts. */
export function GiftList({ gifts, base }: { gifts: readonly Gift[]; base: string }) {
  const { donors } = usePublicWords();
  return (
    <ol className="own-gifts">
      {gifts.map((gift) => (
        <li key={gift.id} className="own-gift">
          <GiftHead gift={gift} />
          <div className="own-gift-facts">
            <section>
              <h3>{donors.paidForTitle}</h3>
              <ul className="plain">
                {gift.paidFor.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
            <Receipts receipts={gift.receipts} base={base} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function GiftHead({ gift }: { gift: Gift }) {
  const lang = usePublicLanguage();
  return (
    <header>
      <p className="own-gift-amount">
        <span className="money">{gift.amount}</span>
        {gift.every ? <span className="soft small"> {gift.every}</span> : null}
      </p>
      <h2 className="own-gift-target">
        {gift.slug ? (
          <a href={`/${lang}/needs/${gift.slug}`}>
            <bdi>{gift.target}</bdi>
          </a>
        ) : (
          gift.target
        )}
      </h2>
      <p className="soft">
        <time dateTime={gift.dateTime}>{gift.day}</time>
      </p>
      <p>
        <Badge tone={gift.state.tone}>{gift.state.word}</Badge>
      </p>
    </header>
  );
}

function Receipts({ receipts, base }: { receipts: Gift['receipts']; base: string }) {
  const { donors } = usePublicWords();
  if (receipts.length === 0) return <p className="soft">{donors.receiptComing}</p>;
  return (
    <ul className="plain own-receipts">
      {receipts.map(({ id, label, fate }) => (
        <li key={id}>
          <a href={`${base}/receipts/${id}`}>
            {label} ({donors.receiptPdf})
          </a>
          {fate ? <span className="soft">, {fate}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** Gifts that come every month, with the way to change or stop them. */
export function MonthlyList({ monthly, base }: { monthly: MyGiftsView['monthly']; base: string }) {
  const { donors } = usePublicWords();
  return (
    <ul className="plain own-monthly">
      {monthly.map(({ id, words, when, state, asked, goesOn }) => (
        <li key={id}>
          <p>
            <strong>{words}</strong>, {when} <Badge tone={state.tone}>{state.word}</Badge>
          </p>
          {asked ? <p className="soft">{asked}</p> : null}
          {goesOn ? (
            <p>
              <LinkButton kind="quiet" small href={`${base}/monthly/${id}`}>
                {donors.monthlyChange}
              </LinkButton>
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** One statement a year. */
export function Statements({ years, base }: { years: readonly number[]; base: string }) {
  const lang = usePublicLanguage();
  const { donors } = usePublicWords();
  return (
    <ul className="plain">
      {years.map((year) => (
        <li key={year}>
          <a href={`${base}/statements/${year}`}>
            {message(donors.statementYear, { year: String(year) }, lang)} ({donors.receiptPdf})
          </a>
        </li>
      ))}
    </ul>
  );
}
