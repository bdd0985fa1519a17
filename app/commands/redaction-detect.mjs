// `npm run -s redaction:detect`: NDJSON on standard input, a line at once for each on standard output.
// Plain JavaScript so that it runs on a fresh clone without a build; tsx reads the TypeScript.
import { register } from 'tsx/esm/api';

const unregister = register();
const { answerLines } = await import('./redaction-detect.ts');
await unregister();
await answerLines(process.stdin, process.stdout);
