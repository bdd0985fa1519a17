import { readdirSync } from 'node:fs';
import { vitePlugin as remix } from '@remix-run/dev';
import type { Plugin } from 'vite';
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

/** The server that is built is ours, with Remix's routes inside: one program, one copy of every module. */
const serverEntry: Plugin = {
  name: 'homeward-server-entry',
  enforce: 'post',
  config: (_config, { isSsrBuild, command }) =>
    isSsrBuild && command === 'build' ? { build: { rollupOptions: { input: 'app/server.ts' } } } : undefined,
};

export default defineConfig(({ isSsrBuild }) => ({
  resolve: { alias: { '~': new URL('./app', import.meta.url).pathname } },
  plugins: process.env.VITEST ? [] : [remix(remixConfig), serverEntry],
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    manifest: true,
    // A data: address in CSS or HTML would need a wider policy than 'self'.
    assetsInlineLimit: 0,
    rollupOptions: isSsrBuild ? {} : { input: enhancements },
  },
  test: {
    // One file at a time on the one PostgreSQL: sealing waits for every transaction of the whole server, other files' too.
    maxWorkers: 1,
    projects: [
      { extends: true, test: { name: 'unit', include: ['app/**/*.test.{ts,tsx}', 'tests/architecture/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', 'tests/stories/**/*.test.ts', 'tests/histories/**/*.test.ts'],
          globalSetup: 'tests/integration/global-setup.ts',
          setupFiles: 'tests/integration/setup.ts',
          // One process for all files, so that packages load once; setup.ts gives each file modules of its own.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: 'tests/faults/global-setup.ts',
          setupFiles: 'tests/faults/setup.ts',
          // One running application for all of them, one fault at a time.
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 1 },
          // Processes are killed and waited for beside a browser: on two cores one more try is fair.
          retry: process.env.CI ? 1 : 0,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
}));
