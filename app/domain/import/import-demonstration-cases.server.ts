import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { StaffActor } from '../access';
import { type ImportOutcome, importFiles } from './import-files.server';

/** Imports the ten invented case files of the repository into an officer's office; those it has already stay. */
export async function importDemonstrationCases(actor: StaffActor): Promise<ImportOutcome[]> {
  const folder = path.resolve('prisma/seed/cases');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const files = names.map(async (name) => ({ name, bytes: await readFile(path.join(folder, name)) }));
  return importFiles(actor, await Promise.all(files));
}
