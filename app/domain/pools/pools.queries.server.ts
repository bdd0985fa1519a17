import { inTransaction } from '../../platform/db/index.server';
import type { StaffActor } from '../access';
import { findFrame, systemNow } from '../cases/index.server';
import { type PricedPool, pricePool } from './approve-pool.server';
import { type OpenCondition, openConditions } from './confirm-conditions.server';
import type { GuardianRefusal, PooledCategory, PoolRefusal, PoolState } from './pool';

/** One kind of need of a child, and where it stands. */
export interface CasePool {
  category: PooledCategory;
  lines: number;
  isOffered: boolean;
  countsUntil: Date | null;
  isCounted: boolean;
  refusal: GuardianRefusal | null;
  state: PoolState;
  /** How many children wait with this kind of need, everywhere. */
  children: number;
}

export interface CasePools {
  pseudonym: string;
  isMinor: boolean;
  pools: CasePool[];
  consentExpiresOn: Date | null;
}

/** Where the needs of a case may go, for its officer. Nothing is decrypted. */
export async function casePools(actor: StaffActor, caseId: string): Promise<CasePools> {
  return inTransaction(actor, 'case-pools', async (tx) => {
    const { pseudonym, ageClass } = await findFrame(tx, caseId);
    const pools = await tx.$queryRaw<CasePool[]>`SELECT * FROM private.read_case_pools(${caseId}::uuid)`;
    const latest = await tx.consent.findFirst({
      where: { caseId },
      orderBy: { version: 'desc' },
      select: { expiresOn: true },
    });
    return { pseudonym, isMinor: ageClass === 'minor', pools, consentExpiresOn: latest?.expiresOn ?? null };
  });
}

/** A group as a reviewer sees it: numbers, and nothing of a child. */
export interface PoolSummary {
  id: string;
  category: PooledCategory;
  state: PoolState;
  slug: string | null;
  children: number;
  ready: number;
  incidents: number;
  offices: number;
  refusal: PoolRefusal | null;
  /** By how many children it differs from an earlier page, when that is too few. */
  difference: bigint | null;
  approvedAt: Date | null;
  visibleUntil: Date | null;
}

/** All groups, those that gather first. */
export async function allPools(actor: StaffActor): Promise<PoolSummary[]> {
  return inTransaction(actor, 'pools', (tx) => tx.$queryRaw<PoolSummary[]>`SELECT * FROM private.read_pools()`);
}

export interface PoolMember {
  caseId: string;
  pseudonym: string;
  office: string;
  givenOn: Date;
  medium: 'spoken' | 'written' | 'thumbprint';
  countsUntil: Date;
  isReady: boolean;
  refusal: GuardianRefusal | null;
  /** The reader had a hand in this case. */
  isOwn: boolean;
}

export interface OpenPool extends PoolSummary {
  members: (PoolMember & { conditions: OpenCondition[] })[];
  /** Null once there is a page, or when a rate is missing. */
  priced: PricedPool | null;
  today: Date;
}

/** One group with its children by pseudonym. Only conditions that wait to be confirmed are opened, through the door. */
export async function openPool(actor: StaffActor, poolId: string): Promise<OpenPool | null> {
  const found = await inTransaction(actor, 'open-pool', async (tx) => {
    const pools = await tx.$queryRaw<PoolSummary[]>`SELECT * FROM private.read_pools() WHERE id = ${poolId}::uuid`;
    const [pool] = pools;
    if (!pool) return null;
    const members = await tx.$queryRaw<PoolMember[]>`SELECT * FROM private.read_pool_members(${poolId}::uuid)`;
    const priced = pool.state === 'gathering' ? await pricePool(tx, poolId) : null;
    return { pool, members, priced, today: await systemNow(tx) };
  });
  if (found === null) return null;
  const { pool, members, priced, today } = found;
  const waits = (member: PoolMember) =>
    pool.state === 'gathering' && member.refusal === 'condition_open' && !member.isOwn;
  const withConditions = [];
  for (const member of members)
    withConditions.push({ ...member, conditions: waits(member) ? await openConditions(actor, member.caseId) : [] });
  return { ...pool, members: withConditions, priced, today };
}
