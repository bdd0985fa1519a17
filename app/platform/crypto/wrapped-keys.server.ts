import { existsSync } from 'node:fs';
import path from 'node:path';
import { type CaseKeyStore, fileCaseKeyStore } from './case-key-store.server';
import { filePurposeRoot, type PurposeRootStore } from './purpose-root.server';
import { fileRingMarks, type RingMarks } from './ring-marks.server';

/** Where the wrapped keys are: nothing of it is in the database or its backup. */
export interface WrappedKeys {
  cases: CaseKeyStore;
  root: PurposeRootStore;
  marks: RingMarks;
}

const rootFileIn = (dataDir: string) => path.join(path.resolve(dataDir), 'purpose-keys', 'root.json');

/** Whether an installation has begun here: the root of all purposes is made with its first start. */
export const hasKeys = (dataDir: string): boolean => existsSync(rootFileIn(dataDir));

/** The wrapped keys of an installation, in folders under DATA_DIR. */
export function wrappedKeysIn(dataDir: string): WrappedKeys {
  const folder = path.resolve(dataDir);
  return {
    cases: fileCaseKeyStore(path.join(folder, 'case-keys')),
    root: filePurposeRoot(rootFileIn(dataDir)),
    marks: fileRingMarks(path.join(folder, 'purpose-keys', 'wrapped-by')),
  };
}
