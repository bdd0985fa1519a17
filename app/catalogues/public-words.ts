import { ar } from './ar/public-words';
import { en, type PublicWords } from './en/public-words';
import { es } from './es/public-words';
import { fr } from './fr/public-words';
import { withFrenchSpaces } from './french-spaces';
import { type PublicLanguage, publicLanguages } from './public-languages';

const catalogues: Record<PublicLanguage, PublicWords> = { en, es, fr: withFrenchSpaces(fr), ar };

/** All words that the public reads, in a language. The one way to them; components take them from the page (`usePublicWords`). */
export const publicWords = (language: PublicLanguage): PublicWords => catalogues[language];

/** What a mail or a paper says at its end where nobody whose language it is has read the translation. */
export const reviewNote = (language: PublicLanguage): string[] =>
  publicLanguages[language].isReviewed ? [] : [publicWords(language).ui.unreviewed];

export type { PublicWords } from './en/public-words';
