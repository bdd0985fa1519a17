import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Manifest = Record<string, { file: string }>;

let manifest: Manifest | undefined;

/** The address of a module of app/enhance in the client build; in development, of its source. */
export function enhancementUrl(name: string): string {
  const source = `app/enhance/${name}.ts`;
  manifest ??= readManifest();
  if (!manifest) return `/${source}`;
  const built = manifest[source];
  if (!built) throw new Error(`${source} is not in the client build`);
  return `/${built.file}`;
}

function readManifest(): Manifest | undefined {
  const file = path.resolve('build/.vite/client-manifest.json');
  if (process.env.NODE_ENV !== 'production' || !existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
