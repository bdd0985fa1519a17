// `npm run -s redaction:detect`: NDJSON on standard input, a line at once for each on standard output.
// Plain JavaScript that bundles the detector in memory (50 ms), so that it runs on a fresh clone without a build
// and starts faster and smaller than through a TypeScript loader.
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const redaction = join(here, '../domain/redaction/language.server.ts');
const { outputFiles } = buildSync({
  entryPoints: [join(here, 'redaction-detect.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  charset: 'utf8',
  write: false,
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(redaction).href) },
});
const { answerLines } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);
await answerLines(process.stdin, process.stdout);
