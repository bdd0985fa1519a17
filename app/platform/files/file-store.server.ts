import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Where files are kept. A store in S3 has the same four verbs. */
export interface FileStore {
  /** Keeps bytes under a new random key that tells nothing but the area. */
  put(area: FileArea, bytes: Uint8Array): Promise<StoredFile>;
  /** Throws FileMissingError. */
  get(key: string): Promise<Buffer>;
  /** Also right for a key that is gone. */
  remove(key: string): Promise<void>;
}

export type FileArea = 'evidence' | 'drafts';
export interface StoredFile {
  key: string;
  /** Of the bytes as stored. */
  sha256: Buffer;
}

export class FileMissingError extends Error {
  override readonly name = 'FileMissingError';
  constructor() {
    super('There is no such file.');
  }
}

const KEY = /^(evidence|drafts)\/([0-9a-f]{2})\/([0-9a-f]{32})$/;

/** A store in a folder. A file is whole or not there: it is written beside its place, flushed, then moved. */
export function folderStore(folder: string): FileStore {
  const placeOf = (key: string) => {
    const parts = KEY.exec(key);
    if (!parts) throw new FileMissingError();
    return path.join(folder, ...parts.slice(1));
  };
  return {
    async put(area, bytes) {
      const name = randomBytes(16).toString('hex');
      const key = `${area}/${name.slice(0, 2)}/${name}`;
      const place = placeOf(key);
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
      const beside = `${place}.part`;
      const file = await open(beside, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(beside, place);
      return { key, sha256: createHash('sha256').update(bytes).digest() };
    },
    async get(key) {
      try {
        return await readFile(placeOf(key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new FileMissingError();
        throw error;
      }
    },
    async remove(key) {
      await rm(placeOf(key), { force: true });
    },
  };
}
