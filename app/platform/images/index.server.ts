export { type Box, pixelsOf } from './boxes';
export { burnBoxes } from './burn-boxes.server';
export { drawnPicture } from './drawn-picture.server';
export { canLetter, type FittedText, familiesOf, fitted, type Lettering } from './lettering.server';
export { FILE_BYTES_MAX, PAGES_MAX, PIXELS_MAX } from './limits';
export { type ImageRefusal, ImageRefused } from './refusal';
export { readSheet, type Sheet } from './sheet.server';
export { type ImageKind, sniff } from './sniff';
