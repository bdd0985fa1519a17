import { pools as words } from '~/catalogues/en/pools';
import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { findFrame, systemNow } from '../cases/index.server';
import { consentHistory } from '../consent/index.server';
import { asPoolErrors } from './errors.server';

export interface OpenCondition {
  id: string;
  text: string;
}

/** What a guardian asked for that nobody has confirmed yet; read through the door. The database shows a reviewer no other case. */
export async function openConditions(actor: StaffActor, caseId: string): Promise<OpenCondition[]> {
  const [latest] = await consentHistory(actor, caseId, 'pool');
  return (latest?.conditions ?? []).flatMap(({ id, text, confirmedAt }) =>
    confirmedAt === null ? [{ id, text }] : [],
  );
}

/** Confirms that a page of a group keeps these conditions. Throws PoolError for a hand in the case. */
export async function confirmConditions(actor: StaffActor, caseId: string, ids: readonly string[]): Promise<void> {
  await asPoolErrors({ HW005: words.ownHand }, () =>
    inTransaction(actor, 'confirm-pool-conditions', async (tx) => {
      const { pseudonym } = await findFrame(tx, caseId);
      const confirmed = await tx.consentCondition.updateMany({
        where: { id: { in: [...ids] }, consent: { caseId }, confirmedAt: null },
        data: { confirmedBy: actor.userId, confirmedAt: await systemNow(tx) },
      });
      const detail = JSON.stringify({ conditions: confirmed.count });
      await tx.$executeRaw`SELECT audit.record('pool.conditions_confirmed', 'case', ${pseudonym}, ${detail}::jsonb)`;
    }),
  );
}
