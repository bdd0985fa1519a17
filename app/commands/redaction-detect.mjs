// `npm run -s redaction:detect`: NDJSON on standard input, a line at once for each on standard output.
// Plain JavaScript, so that it runs on a fresh clone without a build.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importBundled } from '../domain/redaction/bundled-rules.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { answerLines } = await importBundled(join(here, 'redaction-detect.ts'));
await answerLines(process.stdin, process.stdout);
