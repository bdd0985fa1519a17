import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { formatMoney } from '~/ui/money/format-money';
import type { Need } from './need';
import { lineStateOf } from './need-view.server';

/** Where a need stands, with its figures: nothing given, some lines, everything given, everything paid. */
export function stateInWords(need: Need, lang: PublicLanguage): string {
  const { giftEffects: words } = publicWords(lang);
  const money = (minor: bigint) => formatMoney(minor, need.currency, lang, { trim: true });
  const total = need.lines.length;
  const states = need.lines.map(lineStateOf);
  const paid = states.filter((state) => state === 'paid').length;
  if (paid === total) return words.statePaid;
  if (need.missingMinor <= 0n)
    return message(words.stateMet, { paid: money(need.paidMinor), goal: money(need.goalMinor) }, lang);
  if (need.raisedMinor <= 0n) return words.stateNone;
  const funded = states.filter((state) => state !== 'open').length;
  return message(words.stateBegun, { funded, paid, total }, lang);
}
