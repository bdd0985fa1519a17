import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { KEY_BYTES } from './envelope.server';
import { type KeyRing, ringKeyIdOf, sealWithRing, unsealWithRing } from './key-ring.server';

/** Where the wrapped data keys of cases live: anything that is neither the database nor in its backup. */
export interface CaseKeyStore {
  read(caseId: string): Promise<Uint8Array | undefined>;
  /** Durable when it resolves; false when the case has a key already, which is then untouched. */
  create(caseId: string, wrapped: Uint8Array): Promise<boolean>;
  /** Replaces an older wrapping of the same key; a case that is erased meanwhile stays so. */
  replace(caseId: string, wrapped: Uint8Array): Promise<void>;
  /** Takes back the key of a case that never was; a missing key is no error. */
  remove(caseId: string): Promise<void>;
  /** For good: a mark stays, so that no key of this case counts again, not even one from a backup. Also right when repeated. */
  erase(caseId: string): Promise<void>;
  list(): Promise<string[]>;
}

/** The data key of a case is gone: the case was erased, or the folder of keys is not the one of this database. */
export class CaseKeyMissingError extends Error {
  override readonly name = 'CaseKeyMissingError';
  constructor(caseId: string) {
    super(`The data key of case ${caseId} is not in the key store.`);
  }
}

const keyFile = z.object({ version: z.literal(1), wrapped: z.base64() });
const caseIdPattern = z.uuid();

/** One JSON file a case under `folder`, written beside and renamed, readable by this user only. */
export function fileCaseKeyStore(folder: string): CaseKeyStore {
  const fileOf = (caseId: string) => path.join(folder, `${caseIdPattern.parse(caseId)}.json`);
  const markOf = (caseId: string) => path.join(folder, `${caseIdPattern.parse(caseId)}.erased`);
  const isErased = async (caseId: string) => (await readIfThere(markOf(caseId))) !== undefined;
  return {
    async read(caseId) {
      if (await isErased(caseId)) return undefined;
      const text = await readIfThere(fileOf(caseId));
      if (text === undefined) return undefined;
      return Buffer.from(keyFile.parse(JSON.parse(text)).wrapped, 'base64');
    },
    async create(caseId, wrapped) {
      const file = fileOf(caseId);
      const beside = await writeBeside(file, wrapped);
      try {
        // A link, unlike a rename, refuses to take the place of a key that somebody's data is sealed under.
        await link(beside, file);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        return false;
      } finally {
        await rm(beside, { force: true });
      }
    },
    async replace(caseId, wrapped) {
      const file = fileOf(caseId);
      await rename(await writeBeside(file, wrapped), file);
      // Whoever erases sets the mark first: one of the two sees the other.
      if (await isErased(caseId)) await rm(file, { force: true });
    },
    remove: (caseId) => rm(fileOf(caseId), { force: true }),
    async erase(caseId) {
      await makeFolder(folder);
      await writeDurably(markOf(caseId), '', 'w');
      await overwrite(fileOf(caseId));
      await rm(fileOf(caseId), { force: true });
    },
    async list() {
      await makeFolder(folder);
      const names = await readdir(folder);
      return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
    },
  };
}

/** Makes and stores the data key of a new case (32 bytes); a case that has one keeps and gives it. */
export async function createCaseKey(ring: KeyRing, store: CaseKeyStore, caseId: string): Promise<Uint8Array> {
  const key = randomBytes(KEY_BYTES);
  const created = await store.create(caseId, wrap(ring, caseId, key));
  return created ? key : openCaseKey(ring, store, caseId);
}

/** Opens the data key of a case. Throws CaseKeyMissingError or UnsealError. */
export async function openCaseKey(ring: KeyRing, store: CaseKeyStore, caseId: string): Promise<Uint8Array> {
  const wrapped = await store.read(caseId);
  if (wrapped === undefined) throw new CaseKeyMissingError(caseId);
  return unsealWithRing(ring, identity, wrapContext(caseId), wrapped);
}

/** Wraps a data key with the current ring key. False when it is already, or is gone. Sealed data is untouched. */
export async function rewrapCaseKey(ring: KeyRing, store: CaseKeyStore, caseId: string): Promise<boolean> {
  const wrapped = await store.read(caseId);
  if (wrapped === undefined || ringKeyIdOf(wrapped) === ring.current.id) return false;
  await store.replace(caseId, wrap(ring, caseId, unsealWithRing(ring, identity, wrapContext(caseId), wrapped)));
  return true;
}

const identity = (key: Uint8Array) => key;
const wrapContext = (caseId: string) => `case-key:${caseId}`;
const wrap = (ring: KeyRing, caseId: string, key: Uint8Array) => sealWithRing(ring, identity, wrapContext(caseId), key);

/** Closed to everybody else; what stands above it is left as open as such folders are. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true, mode: 0o755 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

async function writeBeside(file: string, wrapped: Uint8Array): Promise<string> {
  await makeFolder(path.dirname(file));
  const beside = `${file}.${randomUUID()}.tmp`;
  await writeDurably(beside, JSON.stringify({ version: 1, wrapped: Buffer.from(wrapped).toString('base64') }), 'wx');
  return beside;
}

async function writeDurably(file: string, text: string, flag: 'w' | 'wx' | 'r+'): Promise<void> {
  const handle = await open(file, flag, 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** On a disk that writes in place, nothing of the file is left; elsewhere this does no harm. */
async function overwrite(file: string): Promise<void> {
  const text = await readIfThere(file);
  if (text !== undefined) await writeDurably(file, '\0'.repeat(text.length), 'r+');
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
