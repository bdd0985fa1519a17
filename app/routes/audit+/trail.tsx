import type { MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { audit as words } from '~/catalogues/en/audit';
import { guarded } from '~/domain/access/index.server';
import { readTrail } from '~/domain/audit/index.server';
import { Button, EmptyState, fillMessage, PageHeading, Pagination, TextInput } from '~/ui';
import { TrailTable } from './ui/trail-table';

export const meta: MetaFunction = () => [{ title: `${words.trailTitle} · Homeward` }];

const filterSchema = z.object({
  action: z.string().trim().max(60).catch('').default(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export const loader = guarded({ permission: 'audit.read' }, async ({ actor, request }) => {
  const { action, page } = filterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { ...(await readTrail(actor, action, page)), action };
});

export default function Trail() {
  const { rows, page, pages, count, action } = useLoaderData<typeof loader>();
  const [first, last] = [rows[0], rows.at(-1)];
  return (
    <>
      <PageHeading title={words.trailTitle} lead={words.trailLead} />
      <Form method="get" className="cluster filters">
        <TextInput
          id="action"
          name="action"
          label={words.trailAction}
          defaultValue={action}
          width="short"
          autoComplete="off"
        />
        <Button kind="quiet">{words.filterShow}</Button>
      </Form>
      <div className="section">
        {first && last ? (
          <TrailTable
            id="trail"
            caption={fillMessage(words.trailCaption, { from: first.seq.toString(), to: last.seq.toString(), count })}
            rows={rows}
            withSubject
          />
        ) : (
          <EmptyState title={words.trailEmpty} />
        )}
        <Pagination
          page={page}
          pages={pages}
          hrefOf={(to) => `/audit/trail?${new URLSearchParams({ action, page: String(to) })}`}
        />
      </div>
    </>
  );
}
