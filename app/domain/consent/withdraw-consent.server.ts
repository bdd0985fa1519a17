import { inTransaction } from '../../platform/db/index.server';
import type { Actor } from '../access';
import { findFrame, recordOnCase, systemNow } from '../cases/index.server';

export interface Withdrawal {
  /** False when there was nothing (left) to withdraw. */
  withdrawn: boolean;
}

/**
 * Withdraws the latest consent of a case, expired or not. The database takes the page down in the same transaction;
 * the outbox tells the rest (`consent.withdrawn` {caseId, consentId}). No reason is asked for or kept.
 */
export async function withdrawConsent(actor: Actor, caseId: string): Promise<Withdrawal> {
  return inTransaction(actor, 'withdraw-consent', async (tx) => {
    const frame = await findFrame(tx, caseId);
    const latest = await tx.consent.findFirst({ where: { caseId }, orderBy: { version: 'desc' } });
    if (latest === null || latest.withdrawnAt !== null) return { withdrawn: false };
    const changed = await tx.consent.updateMany({
      where: { id: latest.id, withdrawnAt: null },
      data: { withdrawnAt: await systemNow(tx), withdrawnBy: actor.userId },
    });
    if (changed.count === 0) return { withdrawn: false };
    await recordOnCase(tx, 'consent.withdrawn', frame.pseudonym, { version: latest.version });
    const payload = JSON.stringify({ caseId, consentId: latest.id });
    await tx.$executeRaw`SELECT system.emit('consent.withdrawn', ${payload}::jsonb)`;
    return { withdrawn: true };
  });
}
