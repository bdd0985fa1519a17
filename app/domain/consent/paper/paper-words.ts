import { type ConsentPaperWords, consentPaper as en } from '~/catalogues/en/consent-paper';
import { consentPaper as es } from '~/catalogues/es/consent-paper';
import { consentPaper as fr } from '~/catalogues/fr/consent-paper';
import { consentPaper as id } from '~/catalogues/id/consent-paper';
import { consentPaper as uk } from '~/catalogues/uk/consent-paper';
import { consentPaper as vi } from '~/catalogues/vi/consent-paper';

/** The languages of stories: each has its papers. */
export const paperLanguages = ['en', 'es', 'fr', 'id', 'vi', 'uk'] as const;
export type PaperLanguage = (typeof paperLanguages)[number];

const words: Record<PaperLanguage, ConsentPaperWords> = { en, es, fr, id, vi, uk };

export const paperWords = (language: PaperLanguage): ConsentPaperWords => words[language];

/** The languages by their own names. */
export const paperLanguageNames: Record<PaperLanguage, string> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  id: 'Bahasa Indonesia',
  vi: 'Tiếng Việt',
  uk: 'Українська',
};
