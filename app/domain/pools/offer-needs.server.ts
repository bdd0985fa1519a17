import { pools as words } from '~/catalogues/en/pools';
import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { ageClassOn } from '../cases';
import { lockFrame, openCase, systemNow } from '../cases/index.server';
import { effectiveConsent } from '../consent/index.server';
import { countsUntil } from './counts-until';
import { asPoolErrors } from './errors.server';
import { PoolError, type PooledCategory } from './pool';

/**
 * Offers the needs of one kind of a child's case to the group that gathers, under the guardian's consent in force. Again
 * with a newer consent, the child goes on counting until its end, also on a page that stands. Throws PoolError.
 */
export async function offerNeeds(actor: StaffActor, caseId: string, category: PooledCategory): Promise<void> {
  const { person } = await openCase(actor, caseId, ['person'], 'pool');
  const { dateOfBirth } = person.content;
  await asPoolErrors(
    { HW002: words.caseClosed, HW004: words.sameChild, HW006: words.nothingTells, HW008: words.offerRefused },
    () =>
      inTransaction(actor, 'offer-to-pool', async (tx) => {
        await lockFrame(tx, caseId);
        const now = await systemNow(tx);
        if (ageClassOn(dateOfBirth, now) !== 'minor') throw new PoolError(words.grownUp);
        const { state, consent } = await effectiveConsent(tx, caseId);
        if (state !== 'in_force') throw new PoolError(words.noConsent);
        if (!consent.granted.includes('needs')) throw new PoolError(words.scopeNeeds);
        const until = countsUntil(consent.expiresOn, dateOfBirth);
        if (until <= now.toISOString().slice(0, 10)) throw new PoolError(words.grownUpSoon);
        await tx.$queryRaw`SELECT private.offer_to_pool(${caseId}::uuid, ${category}::public.need_category, ${until}::date)::text`;
      }),
  );
}

/** Takes a child's needs of one kind out of its group; when too few are left, the page comes down with it. */
export async function takeFromPool(actor: StaffActor, caseId: string, category: PooledCategory): Promise<void> {
  await asPoolErrors({}, () =>
    inTransaction(actor, 'take-from-pool', async (tx) => {
      await lockFrame(tx, caseId);
      await tx.$queryRaw`SELECT private.take_from_pool(${caseId}::uuid, ${category}::public.need_category)::text`;
    }),
  );
}
