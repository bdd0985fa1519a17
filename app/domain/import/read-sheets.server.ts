import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { UnreadableFileError } from './problem';

export interface RawSheet {
  sheet: string;
  data: unknown[][];
}

const MEMORY_MB_MAX = 256;
const READ_MS_MAX = 10_000;
// Not bundled: the thread loads it, and the library, from the checkout.
const WORKER = path.resolve('app/domain/import/read-sheets.worker.mjs');

/** The sheets of a workbook as the library reads them. Throws UnreadableFileError for what is damaged, too large or too slow. */
export async function readSheets(bytes: Uint8Array, limits: { msMax?: number } = {}): Promise<RawSheet[]> {
  const worker = new Worker(WORKER, {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB_MAX },
    stdout: true,
    stderr: true,
  });
  const timer = setTimeout(() => void worker.terminate(), limits.msMax ?? READ_MS_MAX);
  try {
    return await new Promise<RawSheet[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', (error) => reject(refusalOf(error)));
      worker.once('exit', () => reject(tooLarge()));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

const tooLarge = () =>
  new UnreadableFileError('The spreadsheet is far larger than one of cases should be. Divide it into several files.');

function refusalOf(error: Error): UnreadableFileError {
  if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') return tooLarge();
  return new UnreadableFileError(
    'The spreadsheet is damaged. Open it, save it as an Excel workbook (.xlsx) and try again.',
  );
}
