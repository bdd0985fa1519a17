import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * A TypeScript module and all that it imports, bundled in memory from the checkout: the same code in the server, in
 * commands and in tests, without a build and faster than through a TypeScript loader.
 */
export function importBundled(entryPoint) {
  const { outputFiles } = buildSync({
    entryPoints: [entryPoint],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    charset: 'utf8',
    write: false,
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(here, 'language.server.ts')).href) },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
