import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FileMissingError, type FileStore, folderStore } from './file-store.server';

let folder: string;
let store: FileStore;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'homeward-files-'));
  store = folderStore(path.join(folder, 'files'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps what it was given, under a key that tells only the area', async () => {
  const { key, sha256 } = await store.put('evidence', Buffer.from('a receipt'));
  expect(key).toMatch(/^evidence\/[0-9a-f]{2}\/[0-9a-f]{32}$/);
  expect(sha256.toString('hex')).toBe('83eb65c95f440cb09910acf3c9cbefd64381a6097980698b568cc4a749668244');
  expect((await store.get(key)).toString()).toBe('a receipt');
  expect(statSync(path.join(folder, 'files', key)).mode & 0o777).toBe(0o600);
  expect(readdirSync(path.dirname(path.join(folder, 'files', key)))).toHaveLength(1);
});

it('safeguard: no key leads out of the folder', async () => {
  writeFileSync(path.join(folder, 'secret'), 'keys');
  for (const key of [
    '../secret',
    'evidence/../../secret',
    '/etc/passwd',
    'evidence/aa/../../../secret',
    'evidence/aa/aa',
    '',
    'other/aa/'.padEnd(41, 'a'),
  ]) {
    await expect(store.get(key)).rejects.toThrow(FileMissingError);
    await expect(store.remove(key)).rejects.toThrow(FileMissingError);
  }
});

it('forgets what is removed, once and again', async () => {
  const { key } = await store.put('drafts', Buffer.from('x'));
  await store.remove(key);
  await store.remove(key);
  await expect(store.get(key)).rejects.toThrow(FileMissingError);
});
