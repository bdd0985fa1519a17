export { groupedCode } from './code';
export { type OwnLanguage, ownLanguages } from './words';
