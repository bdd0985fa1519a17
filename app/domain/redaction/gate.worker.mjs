import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { importBundled } from './bundled-rules.mjs';

// The text gate in a thread of its own, so that a text that stalls a pattern is ended from outside.
const here = dirname(fileURLToPath(import.meta.url));
const { gateText } = await importBundled(join(here, 'gate.server.ts'));

parentPort.on('message', (inputs) => parentPort.postMessage(inputs.map((input) => gateText(input))));
gateText({ text: 'Ready.', locale: 'en', privateValues: [], purpose: 'story', grantedScopes: ['story'] });
parentPort.postMessage('ready');
