import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { environment } from '../env/index.server';
import { generateKeyRing, parseKeyRing, ringText } from './key-ring.server';
import { makeOnce, replaceWhole } from './private-file.server';
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
  replaceWhole(ringFile(dataDir), fileText(ring.join(',')));
  await new Promise((resolve) => setTimeout(resolve, RING_IS_READ_WITHIN_MS));
  const rotation = await openVault({ encryptionKeys: ring.join(','), dataDir }).rotate(tell);
  replaceWhole(ringFile(dataDir), fileText(ringText([parseKeyRing(ring.join(',')).current])));
  return rotation;
}

/** Reads DATA_DIR/keys/ring.json, making it (mode 0600) when it is not there; two processes agree on one. */
export function generatedKeys(dataDir: string): string {
  const file = ringFile(dataDir);
  if (!existsSync(file)) makeOnce(file, fileText(generateKeyRing()));
  const { encryptionKeys } = JSON.parse(readFileSync(file, 'utf8')) as { encryptionKeys: string };
  return encryptionKeys;
}

const ringFile = (dataDir: string) => path.join(path.resolve(dataDir), 'keys', 'ring.json');

const fileText = (encryptionKeys: string) => JSON.stringify({ encryptionKeys });
