import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

// Prisma's CLI downloads its schema engine; the same engine comes as WebAssembly inside a package. Node 20 cannot
// import a .wasm file, so it is instantiated by hand, the way the package's own entry point does.
const require = createRequire(import.meta.url);
const FILTERS = { externalTables: [], externalEnums: [] };

type EngineModule = typeof import('@prisma/schema-engine-wasm') & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

/** One for the process, however often this file is loaded: a second instance would answer the first one's callbacks. */
const ENGINE = Symbol.for('homeward.schema-engine');
const shared = globalThis as { [ENGINE]?: Promise<EngineModule> };
function loadEngine(): Promise<EngineModule> {
  shared[ENGINE] ??= instantiateEngine();
  return shared[ENGINE];
}

async function instantiateEngine(): Promise<EngineModule> {
  const modulePath = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const engine = (await import(modulePath)) as EngineModule;
  const wasm = readFileSync(path.join(path.dirname(modulePath), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

/**
 * The adapter splits scripts at every semicolon, which breaks function bodies: send each script whole, which also
 * makes it one transaction. The engine hides the database's words, so they are kept for whoever reads the error.
 */
function wholeScripts(pool: pg.Pool, onError: (error: Error) => void) {
  const factory = new PrismaPg(pool);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script: string) => {
      await (adapter.underlyingDriver() as unknown as pg.Pool).query(script).catch((error: Error) => {
        onError(error);
        throw error;
      });
    };
    return adapter;
  };
  return factory;
}

/** Every file of the data model as [path, text], as the engine wants it. */
export function readDatamodels(folder: string): [string, string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => [path.join(folder, name), readFileSync(path.join(folder, name), 'utf8')]);
}

function readMigrations(baseDir: string) {
  const folders = readdirSync(baseDir, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: folders
      .map((folder) => folder.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: readFileSync(path.join(baseDir, name, 'migration.sql'), 'utf8') },
        },
      })),
  };
}

async function withEngine<T>(
  config: pg.PoolConfig,
  datamodels: [string, string][],
  work: (engine: SchemaEngine) => Promise<T>,
) {
  const { SchemaEngine } = await loadEngine();
  let said: Error | undefined;
  const pool = new pg.Pool({ ...config, max: 2 });
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(pool, (error) => (said = error)));
  const engine = await SchemaEngine.new({ datamodels }, () => undefined, adapter);
  try {
    return await work(engine);
  } catch (error) {
    throw said ?? error;
  } finally {
    engine.free();
    await pool.end();
  }
}

/** Applies what is missing, in order; returns the names of what was applied. Throws the database's own error. */
export async function applyMigrations(config: pg.PoolConfig, prismaFolder: string): Promise<string[]> {
  const datamodels = readDatamodels(path.join(prismaFolder, 'schema'));
  return withEngine(config, datamodels, async (engine) => {
    const input = { migrationsList: readMigrations(path.join(prismaFolder, 'migrations')), filters: FILTERS };
    return (await engine.applyMigrations(input)).appliedMigrationNames;
  });
}

/** The SQL that leads from one data model to another (an empty list: from nothing); used to write a migration. */
export async function migrationScript(
  config: pg.PoolConfig,
  from: [string, string][],
  to: [string, string][],
): Promise<string> {
  const target = (files: [string, string][]) =>
    files.length === 0
      ? ({ tag: 'empty' } as const)
      : ({ tag: 'schemaDatamodel', files: files.map(([file, content]) => ({ path: file, content })) } as const);
  return withEngine(config, to, async (engine) => {
    const result = await engine.diff({
      from: target(from),
      to: target(to),
      script: true,
      exitCode: null,
      filters: FILTERS,
    });
    return result.stdout ?? '';
  });
}
