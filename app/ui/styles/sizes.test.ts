import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

async function gzippedBytes(entry: string): Promise<number> {
  const bundle = await build({
    entryPoints: [`${root}app/ui/${entry}`],
    bundle: true,
    minify: true,
    write: false,
    external: ['/fonts/*'],
    target: ['chrome109', 'safari16', 'firefox115'],
  });
  return gzipSync(bundle.outputFiles[0]?.contents ?? '').byteLength;
}

it('keeps the public style sheet within 9 KB gzipped', async () => {
  const bytes = await gzippedBytes('public.css');
  expect(bytes).toBeGreaterThan(1000);
  expect(bytes).toBeLessThanOrEqual(9 * 1024);
});

it('keeps the two typefaces of first view within 34 KB', () => {
  const firstView = readdirSync(`${root}public/fonts`).filter((name) => /-latin-v\d+\.woff2$/.test(name));
  expect(firstView).toHaveLength(2);
  const bytes = firstView.reduce((sum, name) => sum + statSync(`${root}public/fonts/${name}`).size, 0);
  expect(bytes).toBeLessThanOrEqual(34 * 1024);
});

it('keeps the one Arabic file within 50 KB', () => {
  expect(statSync(`${root}public/fonts/naskh-arabic-v1.woff2`).size).toBeLessThanOrEqual(50 * 1024);
});
