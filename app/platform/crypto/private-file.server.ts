import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Makes a file that is readable by this user only, whole from its first moment; one that is there already stays. */
export function makeOnce(file: string, text: string): void {
  const beside = writeBeside(file, text);
  try {
    // A link, unlike a rename, refuses to take the place of what another process has made meanwhile.
    linkSync(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(beside);
  }
}

/** Puts a new file in the place of the old one; whoever reads sees one of the two. */
export function replaceWhole(file: string, text: string): void {
  renameSync(writeBeside(file, text), file);
}

/** The folder is closed to everybody else; what stands above it stays open to walk through (PostgreSQL's user does). */
function writeBeside(file: string, text: string): string {
  const folder = path.dirname(file);
  mkdirSync(path.dirname(folder), { recursive: true, mode: 0o755 });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const beside = `${file}.${randomUUID()}.tmp`;
  writeFileSync(beside, text, { flag: 'wx', mode: 0o600, flush: true });
  return beside;
}
