import { withFrenchSpaces } from '~/catalogues/french-spaces';
import { ar } from '~/catalogues/own-view/ar';
import { en } from '~/catalogues/own-view/en';
import { es } from '~/catalogues/own-view/es';
import { fr } from '~/catalogues/own-view/fr';
import { id } from '~/catalogues/own-view/id';
import { uk } from '~/catalogues/own-view/uk';
import { vi } from '~/catalogues/own-view/vi';
import { storyLanguageNames as names } from '~/catalogues/story-languages';

export type OwnWords = typeof en;

/** Each language by its own name, in the order of the buttons. */
export const ownLanguages = {
  en: names.en,
  es: names.es,
  fr: names.fr,
  ar: 'العربية',
  id: names.id,
  vi: names.vi,
  uk: names.uk,
} as const;
export type OwnLanguage = keyof typeof ownLanguages;

const catalogues: Record<OwnLanguage, OwnWords> = {
  en,
  es,
  fr: withFrenchSpaces(fr),
  ar,
  id,
  vi,
  uk,
};

export const wordsOf = (language: OwnLanguage): OwnWords => catalogues[language];
export const directionOf = (language: OwnLanguage): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr');
const isOffered = (code: string): code is OwnLanguage => Object.hasOwn(ownLanguages, code);

/** The language that a form carries, else the first that the browser asks for. No address ever says it. */
export function languageFrom(carried: string, accepted: string | null): OwnLanguage {
  if (isOffered(carried)) return carried;
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find(isOffered) ?? 'en';
}
