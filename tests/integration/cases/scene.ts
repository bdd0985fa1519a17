import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type StaffActor, type StaffRole, staffActor } from '../../../app/domain/access';
import type { ImportFile } from '../../../app/domain/import/index.server';
import { asSuperuser } from '../database';

/** An office of its own with somebody of the given role in it. */
export async function someStaff(role: StaffRole = 'officer'): Promise<StaffActor> {
  const officeId = await someOffice();
  return staffOf(officeId, role);
}

export function staffOf(officeId: string, role: StaffRole = 'officer'): StaffActor {
  return staffActor({ userId: randomUUID(), name: 'Somebody', role, officeId: role === 'officer' ? officeId : null });
}

export async function someOffice(): Promise<string> {
  const id = randomUUID();
  await asSuperuser((client) =>
    client.query('INSERT INTO identity.office (id, name) VALUES ($1, $2)', [id, `Office ${id}`]),
  );
  return id;
}

export const caseFile = (number: string): ImportFile => fileAt(`prisma/seed/cases/case-${number}.json`);
export const htcdsFile = (name: string): ImportFile => fileAt(`tests/fixtures/htcds/${name}.xlsx`);

export function fileAt(file: string): ImportFile {
  return { name: path.basename(file), bytes: readFileSync(file) };
}

export const rowsOf = <T>(sql: string, values: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, values)).rows as T[]);
