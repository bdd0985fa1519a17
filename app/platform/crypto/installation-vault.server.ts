import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from '../env/index.server';
import { generateKeyRing, parseKeyRing, ringText } from './key-ring.server';
import type { Rotation } from './rotate.server';
import { openVault, type Vault } from './vault.server';

let opened: { encryptionKeys: string; vault: Vault } | undefined;

/**
 * The vault of this process. Without ENCRYPTION_KEYS (demonstration only) the ring is DATA_DIR/keys/ring.json, which is
 * looked at each time, so that a rotation needs no restart.
 */
export function vault(): Vault {
  const { ENCRYPTION_KEYS, DATA_DIR } = environment();
  const encryptionKeys = ENCRYPTION_KEYS ?? generatedKeys(DATA_DIR);
  if (opened?.encryptionKeys !== encryptionKeys)
    opened = { encryptionKeys, vault: openVault({ encryptionKeys, dataDir: DATA_DIR }) };
  return opened.vault;
}

/** Longer than anybody holds a vault that was opened with the ring of before. */
const RING_IS_READ_WITHIN_MS = 2_000;

/**
 * Rotates the ring that a demonstration made for itself: a new key comes in front, all is wrapped by it, the old one
 * goes. Stopped half way, the next call begins with the key that came last.
 */
export async function rotateGeneratedKeys(dataDir: string, tell?: (rotation: Rotation) => void): Promise<Rotation> {
  const [current = '', ...older] = generatedKeys(dataDir).split(',');
  const ring = older.length > 0 ? [current, ...older] : [generateKeyRing(), current];
  replaceRing(dataDir, ring.join(','));
  await new Promise((resolve) => setTimeout(resolve, RING_IS_READ_WITHIN_MS));
  const rotation = await openVault({ encryptionKeys: ring.join(','), dataDir }).rotate(tell);
  replaceRing(dataDir, ringText([parseKeyRing(ring.join(',')).current]));
  return rotation;
}

/** Reads DATA_DIR/keys/ring.json, making it (mode 0600) when it is not there; two processes agree on one. */
export function generatedKeys(dataDir: string): string {
  const file = ringFile(dataDir);
  // The data folder itself stays open to walk through: PostgreSQL's own user lives in it too.
  mkdirSync(path.resolve(dataDir), { recursive: true, mode: 0o755 });
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) makeRing(file);
  const { encryptionKeys } = JSON.parse(readFileSync(file, 'utf8')) as { encryptionKeys: string };
  return encryptionKeys;
}

const ringFile = (dataDir: string) => path.join(path.resolve(dataDir), 'keys', 'ring.json');

function replaceRing(dataDir: string, encryptionKeys: string): void {
  renameSync(writeBeside(ringFile(dataDir), encryptionKeys), ringFile(dataDir));
}

function writeBeside(file: string, encryptionKeys: string): string {
  const beside = `${file}.${randomUUID()}.tmp`;
  writeFileSync(beside, JSON.stringify({ encryptionKeys }), { flag: 'wx', mode: 0o600, flush: true });
  return beside;
}

function makeRing(file: string): void {
  const beside = writeBeside(file, generateKeyRing());
  try {
    linkSync(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(beside);
  }
}
