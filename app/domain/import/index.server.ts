export { importDemonstrationCases } from './import-demonstration-cases.server';
export { checkFiles, type ImportOutcome, importFiles } from './import-files.server';
export type { ImportProblem } from './problem';
export { type ImportFile, readFile } from './read-files.server';
