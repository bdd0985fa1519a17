import { z } from 'zod';
import { noSuch } from '../api/errors';
import { listPage } from '../api/list';
import { createdFilter, isCreatedWithin, listParams, readParams } from '../api/params';
import { idOf, type Route } from '../api/routes';
import type { TableName, Tables } from '../store/tables';

type Created = { [T in TableName]: Tables[T] extends { created: number } ? T : never }[TableName];

/** Routes that list and retrieve the rows of a table; `filters` are properties that may be asked for by equality. */
export function readRoutes<T extends Created>(
  table: T,
  path: string,
  filters: readonly (keyof Tables[T] & string)[] = [],
): Route[] {
  const equal = Object.fromEntries(filters.map((name) => [name, z.string().optional()]));
  const listing = z.object({ ...listParams, ...createdFilter }).strict();
  const wanted = z.object(equal);
  return [
    {
      method: 'GET',
      path,
      handle: (act, { form }) => {
        const asked = readParams(wanted, form);
        const rest = Object.fromEntries(Object.entries(form).filter(([name]) => !(name in equal)));
        const params = readParams(listing, rest);
        return listPage(act.store, table, path, params, (row) => {
          const { created } = row as { created: number };
          const isWanted = filters.every((name) => asked[name] === undefined || String(row[name]) === asked[name]);
          return isWanted && isCreatedWithin(created, params.created);
        });
      },
    },
    {
      method: 'GET',
      path: `${path}/:id`,
      handle: (act, request) => {
        const row = act.store.get(table, idOf(request));
        if (!row) throw noSuch(table.replace('_', ' '), idOf(request));
        return row;
      },
    },
  ];
}
