import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { KEY_BYTES } from './envelope.server';
import { type KeyRing, ringKeyIdOf, ringOf, sealWithRing, unsealWithRing } from './key-ring.server';
import { makeOnce, replaceWhole } from './private-file.server';

// Everything that is sealed for a purpose, and every fingerprint, hangs on one root key. Like the keys of cases it is
// random, wrapped by the ring and kept outside the database, so that a new ring key changes none of what hangs on it.

const rootFile = z.object({ version: z.literal(1), id: z.string(), wrapped: z.base64() });

export interface PurposeRootStore {
  /** The root, made at the first call; two processes agree on one. */
  open(ring: KeyRing): KeyRing;
  /** Wraps it with the current ring key; false when it is already, or was never made. */
  rewrap(ring: KeyRing): boolean;
}

/** The root of an installation in one JSON file, readable by this user only. */
export function filePurposeRoot(file: string): PurposeRootStore {
  const read = () => {
    const { id, wrapped } = rootFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { id, wrapped: Buffer.from(wrapped, 'base64') };
  };
  return {
    open(ring) {
      if (!existsSync(file)) makeOnce(file, newRoot(ring));
      const { id, wrapped } = read();
      return ringOf([{ id, bytes: unsealWithRing(ring, asIs, contextOf(id), wrapped) }]);
    },
    rewrap(ring) {
      if (!existsSync(file)) return false;
      const { id, wrapped } = read();
      if (ringKeyIdOf(wrapped) === ring.current.id) return false;
      const key = unsealWithRing(ring, asIs, contextOf(id), wrapped);
      replaceWhole(file, fileText(id, sealWithRing(ring, asIs, contextOf(id), key)));
      return true;
    },
  };
}

const asIs = (key: Uint8Array) => key;
const contextOf = (id: string) => `purpose-root:${id}`;

function newRoot(ring: KeyRing): string {
  const id = `p${randomBytes(4).toString('hex')}`;
  return fileText(id, sealWithRing(ring, asIs, contextOf(id), randomBytes(KEY_BYTES)));
}

const fileText = (id: string, wrapped: Uint8Array) =>
  JSON.stringify({ version: 1, id, wrapped: Buffer.from(wrapped).toString('base64') });
