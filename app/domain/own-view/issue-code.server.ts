import { databaseErrorCode, inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { codeHashOf, newCode } from './secrets.server';

export interface IssuedCode {
  /** Shown once; nothing that is stored leads back to it. */
  code: string;
  /** Until then the survivor chooses the PIN. */
  chooseUntil: Date;
}

/**
 * A new code for the survivor of a case of the officer's office; one before it, with its PIN and sessions, ends. Undefined
 * where there is no such case. A reviewer hears of it when a PIN was in use.
 */
export async function issueOwnCode(actor: StaffActor, caseId: string): Promise<IssuedCode | undefined> {
  const code = newCode();
  try {
    const [row] = await inTransaction(
      actor,
      'own-view.issue-code',
      (tx) => tx.$queryRaw<{ until: Date }[]>`
        SELECT private.issue_own_code(${caseId}::uuid, ${codeHashOf(code)}) AS until`,
    );
    return row && { code, chooseUntil: row.until };
  } catch (error) {
    if (databaseErrorCode(error) === 'HW007') return undefined;
    throw error;
  }
}

export interface OwnCodeState {
  issuedAt: Date;
  chooseUntil: Date;
  /** `waiting`: the PIN is still to be chosen. `lapsed`: it was not chosen in time. */
  state: 'waiting' | 'lapsed' | 'in_use';
}

/** Whether a code is out for a case, and whether its PIN was chosen; never when it was used. Null when there is none. */
export async function ownCodeState(actor: StaffActor, caseId: string): Promise<OwnCodeState | null> {
  const [row] = await inTransaction(
    actor,
    'own-view.code-state',
    (tx) => tx.$queryRaw<OwnCodeState[]>`
      SELECT issued_at AS "issuedAt", first_entry_until AS "chooseUntil", CASE WHEN pin_chosen_at IS NOT NULL THEN 'in_use'
        WHEN first_entry_until > clock_timestamp() THEN 'waiting' ELSE 'lapsed' END AS state
      FROM private.own_code WHERE case_id = ${caseId}::uuid AND revoked_at IS NULL`,
  );
  return row ?? null;
}
