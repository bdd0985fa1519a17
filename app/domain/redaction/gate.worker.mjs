import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { buildSync } from 'esbuild';

// The text gate in a thread of its own, so that a text that stalls a pattern is ended from outside. Bundled in memory
// from the checkout, as `redaction:detect` is, so that it is the same code in the server, in commands and in tests.
const here = dirname(fileURLToPath(import.meta.url));
const { outputFiles } = buildSync({
  entryPoints: [join(here, 'gate.server.ts')],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  charset: 'utf8',
  write: false,
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(here, 'language.server.ts')).href) },
});
const { gateText } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

parentPort.on('message', (inputs) => parentPort.postMessage(inputs.map((input) => gateText(input))));
gateText({ text: 'Ready.', locale: 'en', privateValues: [], purpose: 'story', grantedScopes: ['story'] });
parentPort.postMessage('ready');
