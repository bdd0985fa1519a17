export {
  type GuardianRefusal,
  POOL_CHILDREN_MIN,
  POOL_INCIDENTS_MIN,
  PoolError,
  type PooledCategory,
  type PoolRefusal,
  type PoolState,
  pooledCategories,
} from './pool';
export { approvalSchema, categorySchema, type PoolApproval } from './schemas';
export { CasePoolCards } from './ui/case-pools';
export { type ApprovalAnswer, PoolApprovalForm } from './ui/pool-approval';
export { PoolMembers } from './ui/pool-members';
export { PoolNumbers } from './ui/pool-numbers';
export { PoolTables } from './ui/pool-tables';
