import path from 'node:path';
import { environment } from '../env/index.server';
import { type FileStore, folderStore } from './file-store.server';

export { type FileArea, FileMissingError, type FileStore, folderStore, type StoredFile } from './file-store.server';

let opened: FileStore | undefined;

/** The files of this installation: DATA_DIR/files. */
export function files(): FileStore {
  opened ??= folderStore(path.join(path.resolve(environment().DATA_DIR), 'files'));
  return opened;
}
