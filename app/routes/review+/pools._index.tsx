import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pools as words } from '~/catalogues/en/pools';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { POOL_CHILDREN_MIN, POOL_INCIDENTS_MIN, PoolTables } from '~/domain/pools';
import { allPools } from '~/domain/pools/index.server';
import { PageHeading } from '~/ui';

export const meta: MetaFunction = () => [{ title: `${words.listTitle} · Homeward` }];

export const loader = guarded({ permission: 'review.read' }, async ({ actor }) => ({
  pools: (await allPools(actor)).map(({ difference: _difference, approvedAt: _approvedAt, ...pool }) => pool),
}));

export default function Pools() {
  const { pools } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeading
        title={words.listTitle}
        lead={message(words.listLead, { children: POOL_CHILDREN_MIN, incidents: POOL_INCIDENTS_MIN })}
      />
      <PoolTables pools={pools} />
    </>
  );
}
