import type { ReactNode } from 'react';
import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui';
import type { NeedPaidMonth } from '../../campaigns';
import type { GiftShare } from '../gift-share.server';
import { GiftStream } from './gift-stream';
import { PaidMonths } from './paid-months';
import { QuestionsAnswered } from './questions-answered';

interface NeedMoneyProps {
  share: GiftShare;
  paid: readonly NeedPaidMonth[];
  /** The lines as the page names them. */
  lines: readonly { id: string; label: string }[];
  locale: string;
  contact: string;
  lang: PublicLanguage;
  /** Answers about this very need. */
  answers?: ReactNode;
}

/** Of one need: what has been paid, what arrives of a gift, and what people ask. */
export function NeedMoney({ share, paid, lines, locale, contact, lang, answers }: NeedMoneyProps) {
  const { moneyShare, questions, aboutPages, howParts } = publicWords(lang);
  const amount = formatMoney(share.giftMinor, share.currency, lang, { trim: true });
  const labels = Object.fromEntries(lines.map(({ id, label }) => [id, label]));
  return (
    <div>
      <section className="section" aria-labelledby="paid">
        <h2 id="paid">{moneyShare.paidHeading}</h2>
        <PaidMonths paid={paid} labels={labels} locale={locale} currency={share.currency} lang={lang} />
      </section>
      <section className="section" aria-labelledby="how">
        <h2 id="how">{moneyShare.heading}</h2>
        <p className="measure">{message(moneyShare.lead, { amount }, lang)}</p>
        <GiftStream share={share} lang={lang} />
        <p>
          <a href={`/${lang}/how-it-works`}>{howParts.link}</a> ·{' '}
          <a href={`/${lang}/transparency`}>{aboutPages.navTransparency}</a>
        </p>
      </section>
      <section className="section" aria-labelledby="questions">
        <h2 id="questions">{questions.heading}</h2>
        <QuestionsAnswered lang={lang} contact={contact} first={answers} />
      </section>
    </div>
  );
}
