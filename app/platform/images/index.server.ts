export { type Box, pixelsOf } from './boxes';
export { burnBoxes } from './burn-boxes.server';
export { FILE_BYTES_MAX, PAGES_MAX, PIXELS_MAX } from './limits';
export { type ImageRefusal, ImageRefused } from './refusal';
export { readSheet, type Sheet } from './sheet.server';
export { type ImageKind, sniff } from './sniff';
