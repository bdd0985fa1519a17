import { readdirSync } from 'node:fs';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vitest/config';
import remixConfig from './remix.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

// Public pages carry no Remix scripts: what enhances them is built as plain modules and found by the manifest.
const enhancements = readdirSync('app/enhance')
  .filter((name) => /^[\w-]+\.ts$/.test(name))
  .map((name) => `app/enhance/${name}`);

export default defineConfig(({ isSsrBuild }) => ({
  resolve: { alias: { '~': new URL('./app', import.meta.url).pathname } },
  plugins: process.env.VITEST ? [] : [remix(remixConfig)],
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    manifest: true,
    // A data: address in CSS or HTML would need a wider policy than 'self'.
    assetsInlineLimit: 0,
    rollupOptions: { input: isSsrBuild ? 'app/server.ts' : enhancements },
  },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['app/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'tests/stories/**/*.test.ts', 'tests/faults/**/*.test.ts'],
          globalSetup: 'tests/integration/global-setup.ts',
          setupFiles: 'tests/integration/setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
          fileParallelism: true,
          maxWorkers: 2,
        },
      },
    ],
  },
}));
