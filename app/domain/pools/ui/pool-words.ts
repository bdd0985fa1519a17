import { pools as words } from '~/catalogues/en/pools';
import { message } from '~/catalogues/message';
import { POOL_CHILDREN_MIN, POOL_INCIDENTS_MIN, type PoolRefusal } from '../pool';

/** What a group still lacks, in three words. */
export function missingWords(
  refusal: PoolRefusal | null,
  { ready, incidents }: { ready: number; incidents: number },
): string {
  if (refusal === null) return words.stateReady;
  const count = refusal === 'too_few_children' ? POOL_CHILDREN_MIN - ready : POOL_INCIDENTS_MIN - incidents;
  return message(words[`missing_${refusal}`], { count });
}
