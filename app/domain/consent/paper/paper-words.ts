import { type ConsentPaperWords, consentPaper as en } from '~/catalogues/en/consent-paper';
import { consentPaper as es } from '~/catalogues/es/consent-paper';
import { consentPaper as fr } from '~/catalogues/fr/consent-paper';
import { consentPaper as id } from '~/catalogues/id/consent-paper';
import type { StoryLanguage } from '~/catalogues/story-languages';
import { consentPaper as uk } from '~/catalogues/uk/consent-paper';
import { consentPaper as vi } from '~/catalogues/vi/consent-paper';

const words: Record<StoryLanguage, ConsentPaperWords> = { en, es, fr, id, vi, uk };

export const paperWords = (language: StoryLanguage): ConsentPaperWords => words[language];
