import { z } from 'zod';
import { riskSchema } from '../publishing';
import { type PooledCategory, pooledCategories } from './pool';

export const categorySchema = z.enum(pooledCategories as [PooledCategory, ...PooledCategory[]]);

export const approvalSchema = z.object({
  /** Hash of the needs and amounts that the reviewer looked at. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  risk: riskSchema,
});
export type PoolApproval = z.infer<typeof approvalSchema>;
