import { type NeedCategory, needCategories } from '~/catalogues/need-categories';

/** The kinds of need of a group of children; they neither look for work nor open businesses. */
export const pooledCategories = needCategories.filter(
  (category): category is PooledCategory => category !== 'job_placement' && category !== 'small_business',
);
export type PooledCategory = Exclude<NeedCategory, 'job_placement' | 'small_business'>;

/** `unpublished` is a page that was taken down, came down, or ran out. */
export type PoolState = 'gathering' | 'waiting' | 'published' | 'unpublished' | 'closed';

/** Why the children who wait may not have a page yet. */
export type PoolRefusal = 'too_few_children' | 'too_few_incidents' | 'tells_of_few';

/** What the consent of a guardian still lacks (consent folder). */
export type GuardianRefusal =
  | 'consent_none'
  | 'consent_withdrawn'
  | 'consent_expired'
  | 'no_guardian'
  | 'guardian_not_confirmed'
  | 'guardian_refused'
  | 'condition_open';

/** What was asked cannot be done now; the message says what to do instead. */
export class PoolError extends Error {
  override readonly name = 'PoolError';
}

/** At least so many distinct children of so many unrelated incidents (domain.md 4); the database's rule may ask for more. */
export const POOL_CHILDREN_MIN = 11;
export const POOL_INCIDENTS_MIN = 3;
