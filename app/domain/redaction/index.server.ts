export { detect, LONGEST_TEXT } from './detect.server';
export { findPrivateValues } from './find-private-values.server';
export { type GateInput, type GateResult, gateText, type TextPurpose } from './gate.server';
export { type GateThread, gateTexts, gateThread } from './gate-thread.server';
export * from './index';
export { NoDictionaryError, storyLocales } from './language.server';
