export { detect } from './detect.server';
export { NoDictionaryError, storyLocales } from './language.server';
