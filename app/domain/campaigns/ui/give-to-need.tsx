import { Button, fillMessage, formatMoney, LinkButton, Radios, usePublicWords } from '~/ui';
import type { GiftChoice } from '../gift-words.server';

interface GiveToNeedProps {
  /** Where one gives to this need. */
  href: string;
  lang: string;
  currency: string;
  raisedMinor: string;
  missingMinor: string;
  paidMinor: string;
  /** Where the need stands, in words. */
  state: string;
  /** None where the need is met. */
  choices: readonly GiftChoice[];
}

/** Where the need stands in figures and words, and what one may do about it. */
export function GiveToNeed({ href, lang, currency, state, choices, ...minor }: GiveToNeedProps) {
  const { publicSite } = usePublicWords();
  const figures = [
    { term: publicSite.raised, minor: minor.raisedMinor },
    { term: publicSite.missing, minor: minor.missingMinor },
    { term: publicSite.paid, minor: minor.paidMinor },
  ];
  return (
    <section className="giving" aria-label={publicSite.giveBoxLabel}>
      {choices.length > 0 ? <Amounts href={href} choices={choices} /> : <Met lang={lang} />}
      <dl className="giving-figures">
        {figures.map(({ term, minor: shown }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="figures">{formatMoney(shown, currency, lang, { trim: true })}</dd>
          </div>
        ))}
      </dl>
      <p>{state}</p>
      <p className="small soft">{publicSite.paidHint}</p>
    </section>
  );
}

/** A form that only leads on: the choice is part of the next address, and the style sheet draws it on the line meanwhile. */
function Amounts({ href, choices }: Pick<GiveToNeedProps, 'href' | 'choices'>) {
  const { giftEffects, publicSite } = usePublicWords();
  return (
    <form className="gift-choices" method="get" action={href}>
      <Radios
        id="choose"
        name="amount"
        label={giftEffects.legend}
        hint={giftEffects.hint}
        options={choices.map(({ minor, amount, pays, draws }) => ({
          value: minor,
          label: amount,
          hint: fillMessage(giftEffects.paysAndDraws, { pays, draws }),
        }))}
      />
      <Button>{publicSite.give}</Button>
      <p className="gift-other">
        <a href={href}>{giftEffects.otherAmount}</a>
      </p>
      <p className="gift-other small">
        <a href="#how">{giftEffects.allArrives}</a>
      </p>
    </form>
  );
}

/** A need that is met asks for nothing. */
function Met({ lang }: { lang: string }) {
  const { giftEffects } = usePublicWords();
  return (
    <div className="stack">
      <p>{giftEffects.metText}</p>
      <LinkButton href={`/${lang}/needs`}>{giftEffects.metOthers}</LinkButton>
      <LinkButton kind="quiet" href={`/${lang}/give`}>
        {giftEffects.metPool}
      </LinkButton>
    </div>
  );
}
