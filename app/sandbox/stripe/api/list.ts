import type { Store } from '../store/store';
import type { TableName, Tables } from '../store/tables';
import { badParameter, noSuch } from './errors';

interface Paging {
  limit?: number | undefined;
  starting_after?: string | undefined;
  ending_before?: string | undefined;
}

export interface ListObject<T> {
  object: 'list';
  data: T[];
  has_more: boolean;
  url: string;
}

/** One page of a table, newest first, of the rows that `matches` lets through. */
export function listPage<T extends TableName>(
  store: Store,
  table: T,
  url: string,
  { limit = 10, starting_after, ending_before }: Paging,
  matches: (row: Tables[T]) => boolean,
): ListObject<Tables[T]> {
  if (starting_after !== undefined && ending_before !== undefined) {
    throw badParameter('You may only specify one of these parameters: ending_before, starting_after.', undefined);
  }
  const cursor = starting_after ?? ending_before;
  if (cursor !== undefined && !store.get(table, cursor)) {
    throw noSuch(table.replace('_', ' '), cursor, starting_after === undefined ? 'ending_before' : 'starting_after');
  }
  const rows =
    ending_before === undefined ? store.newestFirst(table, starting_after) : store.newerThan(table, ending_before);
  const data: Tables[T][] = [];
  let more = false;
  for (const row of rows) {
    if (!matches(row)) continue;
    if (data.length === limit) {
      more = true;
      break;
    }
    data.push(row);
  }
  if (ending_before !== undefined) data.reverse();
  return { object: 'list', data, has_more: more, url };
}
