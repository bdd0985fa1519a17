import type { DisguiseClass } from './disguise';
import { FIGURE_CLASSES } from './figures';
import { LETTER_CLASSES } from './letters';
import { PLACE_CLASSES } from './places';
import { SPEECH_CLASSES } from './speech';
import { WORD_CLASSES } from './words';

export type { Disguise, DisguiseClass } from './disguise';

/** Every way to disguise a private value that the gate is attacked with. */
export const DISGUISE_CLASSES: readonly DisguiseClass[] = [
  ...LETTER_CLASSES,
  ...WORD_CLASSES,
  ...SPEECH_CLASSES,
  ...FIGURE_CLASSES,
  ...PLACE_CLASSES,
];
