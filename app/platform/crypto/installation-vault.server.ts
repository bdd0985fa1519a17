import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from '../env/index.server';
import { generateKeyRing } from './key-ring.server';
import { openVault, type Vault } from './vault.server';

let opened: Vault | undefined;

/** The vault of this process. Without ENCRYPTION_KEYS (demonstration only) the ring is DATA_DIR/keys/ring.json. */
export function vault(): Vault {
  const { ENCRYPTION_KEYS, DATA_DIR } = environment();
  opened ??= openVault({ encryptionKeys: ENCRYPTION_KEYS ?? generatedKeys(DATA_DIR), dataDir: DATA_DIR });
  return opened;
}

/** Reads DATA_DIR/keys/ring.json, making it (mode 0600) when it is not there; two processes agree on one. */
export function generatedKeys(dataDir: string): string {
  const file = path.join(path.resolve(dataDir), 'keys', 'ring.json');
  // The data folder itself stays open to walk through: PostgreSQL's own user lives in it too.
  mkdirSync(path.resolve(dataDir), { recursive: true, mode: 0o755 });
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) makeRing(file);
  const { encryptionKeys } = JSON.parse(readFileSync(file, 'utf8')) as { encryptionKeys: string };
  return encryptionKeys;
}

function makeRing(file: string): void {
  const beside = `${file}.${randomUUID()}.tmp`;
  writeFileSync(beside, JSON.stringify({ encryptionKeys: generateKeyRing() }), { flag: 'wx', mode: 0o600 });
  try {
    linkSync(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(beside);
  }
}
