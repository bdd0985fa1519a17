import { randomInt } from 'node:crypto';
import { vault } from '~/platform/crypto/index.server';
import type { Transaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { type Payee, type PayeeDetails, payeeDetailsSchema } from './payee';

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_CHARACTERS = 6;

/**
 * Enters a payee of the actor's office, or finds the same one; answers its code. Runs in the caller's transaction, so
 * that a payee without a request is not kept.
 */
export async function registerPayee(tx: Transaction, actor: StaffActor, details: PayeeDetails): Promise<string> {
  const officeId = actor.officeId ?? '';
  const fingerprint = fingerprintOf(officeId, details);
  const code = newCode();
  const sealed = vault().sealFor('payee', `payee.details:${code}`, Buffer.from(JSON.stringify(details), 'utf8'));
  await tx.$executeRaw`
    INSERT INTO private.payee (office_id, code, details_sealed, fingerprint, sanctions_checked_on, created_by)
    VALUES (${officeId}::uuid, ${code}, ${sealed}, ${fingerprint}, (system.now() AT TIME ZONE 'UTC')::date, ${actor.userId}::uuid)
    ON CONFLICT (office_id, fingerprint) DO NOTHING`;
  const stored = await tx.payee.findFirstOrThrow({ where: { officeId, fingerprint }, select: { code: true } });
  return stored.code;
}

/** The payees of the actor's office by name, opened. The read leaves a row in the trail, in the same transaction. */
export async function readPayees(tx: Transaction, actor: StaffActor): Promise<Payee[]> {
  const rows = await tx.payee.findMany({ select: { code: true, detailsSealed: true, sanctionsCheckedOn: true } });
  if (rows.length > 0) {
    const detail = JSON.stringify({ payees: rows.length });
    await tx.$executeRaw`SELECT audit.record('payee.list', 'office', ${actor.officeId ?? ''}, ${detail}::jsonb)`;
  }
  return rows.map(openPayee).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Whether a code belongs to the actor's office. */
export async function isOwnPayee(tx: Transaction, code: string): Promise<boolean> {
  return (await tx.payee.count({ where: { code } })) === 1;
}

function openPayee(row: { code: string; detailsSealed: Uint8Array; sanctionsCheckedOn: Date }): Payee {
  const plain = vault().unsealFor('payee', `payee.details:${row.code}`, row.detailsSealed);
  const details = payeeDetailsSchema.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
  return { ...details, code: row.code, sanctionsCheckedOn: row.sanctionsCheckedOn.toISOString().slice(0, 10) };
}

/** Two spellings of one account are one account: case, spaces and hyphens do not count. */
function fingerprintOf(officeId: string, { name, account }: PayeeDetails): string {
  const folded = [name, account].map((text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s\-.]/g, ''),
  );
  return vault().fingerprint('payee', [officeId, ...folded].join('\n'));
}

function newCode(): string {
  return `PY-${Array.from({ length: CODE_CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}
