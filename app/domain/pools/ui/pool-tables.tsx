import { dayWords } from '~/catalogues/day-words';
import { pools as words } from '~/catalogues/en/pools';
import { Badge, type Column, EmptyState, needWord, Table, useWords } from '~/ui';
import type { PoolSummary } from '../pools.queries.server';
import { missingWords } from './pool-words';

/** A group as a list shows it; dates come as text. */
export type ListedPool = Omit<PoolSummary, 'difference' | 'approvedAt' | 'visibleUntil'> & {
  visibleUntil: Date | string | null;
};

/** Groups that gather, by kind of need, and those that have or had a page. */
export function PoolTables({ pools }: { pools: readonly ListedPool[] }) {
  const say = useWords();
  const kind: Column<ListedPool> = {
    key: 'kind',
    head: words.columnKind,
    rowHead: true,
    cell: (pool) => <a href={`/review/pools/${pool.id}`}>{say(needWord[pool.category])}</a>,
  };
  const gathering = pools.filter(({ state }) => state === 'gathering');
  const pages = pools.filter(({ state }) => state !== 'gathering');
  return (
    <>
      {gathering.length === 0 ? (
        <EmptyState title={words.listEmpty}>
          <p>{words.listEmptyText}</p>
        </EmptyState>
      ) : (
        <Table
          id="gathering"
          caption={words.gatherCaption}
          rows={gathering}
          rowKey={({ id }) => id}
          columns={[
            kind,
            { key: 'children', head: words.columnChildren, figure: true, cell: (pool) => pool.children },
            { key: 'ready', head: words.columnReady, figure: true, cell: (pool) => pool.ready },
            { key: 'incidents', head: words.columnIncidents, figure: true, cell: (pool) => pool.incidents },
            { key: 'offices', head: words.columnOffices, figure: true, cell: (pool) => pool.offices },
            {
              key: 'state',
              head: words.columnState,
              cell: (pool) => (
                <Badge tone={pool.refusal === null ? 'home' : 'attention'}>{missingWords(pool.refusal, pool)}</Badge>
              ),
            },
          ]}
        />
      )}
      {pages.length === 0 ? null : (
        <div className="section">
          <Table
            id="pages"
            caption={words.pagesCaption}
            rows={pages}
            rowKey={({ id }) => id}
            columns={[
              kind,
              { key: 'children', head: words.columnChildren, figure: true, cell: (pool) => pool.children },
              {
                key: 'until',
                head: words.columnUntil,
                figure: true,
                cell: ({ state, visibleUntil }) =>
                  visibleUntil !== null && (state === 'published' || state === 'waiting') ? dayWords(visibleUntil) : '',
              },
              {
                key: 'state',
                head: words.columnState,
                cell: ({ state }) => (
                  <Badge tone={state === 'published' ? 'home' : 'plain'}>{words[`state_${state}`]}</Badge>
                ),
              },
            ]}
          />
        </div>
      )}
    </>
  );
}
