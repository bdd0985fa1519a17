import type { PublicLanguage } from './public-languages';
import { type PublicWords, publicWords } from './public-words';

/** Words of cards, previews, feeds and the page about data. */
export type MachineWords = Pick<PublicWords, 'sharing' | 'openData'>;
export const machineWords: (language: PublicLanguage) => MachineWords = publicWords;
