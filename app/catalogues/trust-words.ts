import { type PublicLanguage, publicLanguages } from './public-languages';
import { type PublicWords, publicWords } from './public-words';

/** The words of the pages that say why one may trust, and of following by mail. */
export const trustWords: (language: PublicLanguage) => TrustWords = publicWords;
export type TrustWords = Pick<
  PublicWords,
  'aboutPages' | 'following' | 'howParts' | 'moneyShare' | 'questions' | 'transparency'
>;

/** What an element says of these words on a page of this language: in which language they are, and how it runs. */
export const saidIn = (lang: PublicLanguage): { lang: PublicLanguage; dir: 'ltr' | 'rtl' } => ({
  lang,
  dir: publicLanguages[lang].direction,
});
