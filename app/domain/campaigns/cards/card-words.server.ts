import { numberFormat } from '~/catalogues/formats';
import { listInWords } from '~/catalogues/lists';
import { message } from '~/catalogues/message';
import { formatLocale, type PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { needWord } from '~/ui';
import { formatMoney } from '~/ui/money/format-money';
import { areaName } from '../../places/index.server';
import type { NeedCategory } from '../need';
import { CARD_STEPS, type CardFacts } from './card-facts';
import { nameInOwnScript } from './own-script';

const KINDS_SHOWN_MAX = 4;

export interface CardWords {
  /** Kinds of need with their words; what does not fit is counted in `more`. */
  kinds: { category: NeedCategory; word: string }[];
  more: string | null;
  areas: string;
  /** The same countries as they are written there; empty where nothing differs. */
  ownNames: string;
  progress: string;
}

export const kindWord = (category: NeedCategory, lang: PublicLanguage): string =>
  publicWords(lang).ui[needWord[category]];

/** The words of a card. */
export function cardWords(facts: CardFacts, lang: PublicLanguage): CardWords {
  const ownNames = facts.areaCodes.flatMap((code) => nameInOwnScript(code, areaName(code, lang), lang) ?? []);
  return {
    ...kindsShown(facts, lang),
    areas: areasInWords(facts, lang),
    ownNames: ownNames.join(' · '),
    progress: progressWords(facts, lang),
  };
}

function kindsShown({ kinds }: CardFacts, lang: PublicLanguage): Pick<CardWords, 'kinds' | 'more'> {
  const { sharing } = publicWords(lang);
  const isCrowded = kinds.length > KINDS_SHOWN_MAX;
  const shown = kinds.slice(0, isCrowded ? KINDS_SHOWN_MAX - 1 : KINDS_SHOWN_MAX);
  return {
    kinds: shown.map((category) => ({ category, word: kindWord(category, lang) })),
    more: isCrowded ? message(sharing.cardMore, { count: kinds.length - shown.length }, lang) : null,
  };
}

const areasInWords = ({ areaCodes }: CardFacts, lang: PublicLanguage): string =>
  areaCodes.map((code) => areaName(code, lang)).join(' · ');

function progressWords({ progress, goalMinor, currency }: CardFacts, lang: PublicLanguage): string {
  const { sharing } = publicWords(lang);
  const goal = formatMoney(goalMinor, currency, lang, { trim: true });
  if (progress === 'none') return message(sharing.cardNone, { goal }, lang);
  if (progress === 'begun') return message(sharing.cardBegun, { goal }, lang);
  if (progress === 'met') return message(sharing.cardMet, { goal }, lang);
  const percent = numberFormat(formatLocale(lang), { style: 'percent' });
  return message(sharing.cardShare, { share: percent.format(progress / CARD_STEPS), goal }, lang);
}

/** What a card says, for those who do not see it. */
export function cardInWords(facts: CardFacts, lang: PublicLanguage): string {
  const { kinds, more } = kindsShown(facts, lang);
  const needs = listInWords([...kinds.map(({ word }) => word), ...(more ? [more] : [])], lang);
  const said = [needs, areasInWords(facts, lang), progressWords(facts, lang)].filter(Boolean).join('. ');
  return message(publicWords(lang).sharing.cardAlt, { facts: said }, lang);
}
