import { createHash } from 'node:crypto';
import { pools as words } from '~/catalogues/en/pools';
import { vault } from '../../platform/crypto/index.server';
import { inTransaction, type Transaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { rateTable } from '../cases/index.server';
import { randomSlug } from '../publishing/index.server';
import { type LocalNeed, type PooledAmounts, pooledAmounts } from './amounts';
import { asPoolErrors } from './errors.server';
import { PoolError } from './pool';
import { approvalSchema, type PoolApproval } from './schemas';

/** The needs of a group as they would be published, and the mark of exactly these. */
export interface PricedPool extends PooledAmounts {
  needs: LocalNeed[];
  digest: string;
}

/** The needs of the ready children at today's rates; the group is locked until the transaction ends. */
export async function pricePool(tx: Transaction, poolId: string): Promise<PricedPool | null> {
  const needs = await tx.$queryRaw<LocalNeed[]>`SELECT * FROM private.pool_lines(${poolId}::uuid)`;
  const amounts = pooledAmounts(needs, rateTable());
  if (amounts === null) return null;
  const told = needs.map(({ needsLineId }, index) => `${needsLineId}:${amounts.amountsMinor[index]}`);
  const text = [poolId, amounts.currency, ...told].join('\n');
  return { ...amounts, needs, digest: createHash('sha256').update(text).digest('hex') };
}

/**
 * Approves the group that the reviewer looked at (`digest`), and no other: its page waits for the weekly release, its line
 * has its budget, and who is not ready waits in the next group. Throws PoolError.
 */
export async function approvePool(actor: StaffActor, poolId: string, input: PoolApproval): Promise<void> {
  const { digest, risk } = approvalSchema.parse(input);
  if (!risk.safeToPublish) throw new PoolError(words.notSafe);
  const notes = vault().sealFor('pool', `pool.risk/${poolId}`, Buffer.from(risk.notes, 'utf8'));
  const sentences = { HW002: words.changed, HW005: words.ownHand, HW007: words.changed, HW008: words.approvalRefused };
  await asPoolErrors(sentences, () =>
    inTransaction(actor, 'approve-pool', async (tx) => {
      const priced = await pricePool(tx, poolId);
      if (priced === null) throw new PoolError(words.noRate);
      if (priced.digest !== digest) throw new PoolError(words.changed);
      const ids = priced.needs.map(({ needsLineId }) => needsLineId);
      await tx.$queryRaw`SELECT private.approve_pool(${poolId}::uuid, ${randomSlug()}, ${priced.currency}, ${ids}::uuid[], ${priced.amountsMinor}::bigint[],
        ${risk.assessedOn}::date, ${risk.perpetratorAtLarge}, ${risk.proceedingsUnderWay}, ${risk.othersStillHeld}, ${risk.mediaInterest},
        ${risk.safeToPublish}, ${notes})::text`;
    }),
  );
}
