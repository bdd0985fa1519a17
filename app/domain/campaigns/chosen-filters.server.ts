import { message } from '~/catalogues/message';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { areaByCode, areaLineage, areaName } from '../places/index.server';
import { kindWord } from './cards/card-words.server';
import { type Narrowing, narrowingOf, narrowings } from './need-filters';
import { formWords } from './need-page.server';
import type { NeedFilter } from './schemas';

/** A filter in words, and the address of the list without it. */
export interface ChosenFilter {
  name: keyof Narrowing;
  text: string;
  without: NeedFilter;
}

/** The filters that the list is narrowed by, each to be taken away. */
export function chosenFilters(filter: NeedFilter, lang: PublicLanguage): ChosenFilter[] {
  const narrowing = narrowingOf(filter);
  return narrowings.flatMap((name) => {
    const text = inWords(name, narrowing, lang);
    return text === null ? [] : [{ name, text, without: { ...narrowing, [name]: undefined } }];
  });
}

function inWords(name: keyof Narrowing, filter: Narrowing, lang: PublicLanguage): string | null {
  const { needsList, publicSite } = publicWords(lang);
  switch (name) {
    case 'query':
      return filter.query === undefined ? null : message(needsList.chipWords, { words: filter.query }, lang);
    case 'area':
      return filter.area === undefined ? null : message(needsList.chipArea, { area: nameOf(filter.area, lang) }, lang);
    case 'category':
      return filter.category === undefined ? null : kindWord(filter.category, lang);
    case 'form':
      return filter.form === undefined ? null : publicSite[formWords[filter.form]];
    case 'progress':
      return filter.progress === undefined
        ? null
        : { open: publicSite.progressOpen, begun: publicSite.progressBegun, met: publicSite.progressMet }[
            filter.progress
          ];
  }
}

/** A code that names no area stays as it was typed: it finds nothing, and can be taken away. */
const nameOf = (code: string, lang: PublicLanguage): string => (areaByCode(code) ? areaName(code, lang) : code);

/** The next wider area, where nothing is found in the chosen one. */
export function widerArea(filter: NeedFilter, lang: PublicLanguage): { code: string; name: string } | null {
  const [, wider] = filter.area === undefined ? [] : areaLineage(filter.area);
  return wider ? { code: wider.code, name: areaName(wider.code, lang) } : null;
}
