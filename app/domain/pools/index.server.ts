export { approvePool } from './approve-pool.server';
export { confirmConditions } from './confirm-conditions.server';
export { offerNeeds, takeFromPool } from './offer-needs.server';
export { allPools, type CasePool, casePools, type OpenPool, openPool, type PoolSummary } from './pools.queries.server';
