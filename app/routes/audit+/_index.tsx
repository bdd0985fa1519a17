import type { MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { audit as words } from '~/catalogues/en/audit';
import { message } from '~/catalogues/message';
import { guarded } from '~/domain/access/index.server';
import { readAuditedDisbursements } from '~/domain/audit/index.server';
import { disbursementStates, stateWord } from '~/domain/disbursements';
import { Button, EmptyState, PageHeading, Pagination, Select, TextInput } from '~/ui';
import { AuditedTable } from './ui/audited-table';

export const meta: MetaFunction = () => [{ title: `${words.listTitle} · Homeward` }];

const filterSchema = z.object({
  state: z.enum(disbursementStates).optional().catch(undefined),
  flagged: z.literal('yes').optional().catch(undefined),
  search: z.string().trim().max(60).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export const loader = guarded({ permission: 'audit.read' }, async ({ actor, request }) => {
  const { page, flagged, ...filter } = filterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const found = await readAuditedDisbursements(actor, { ...filter, flagged: flagged === 'yes' }, page);
  const rows = found.rows.map(
    ({ id, pseudonym, label, payeeCode, requestedAt, state, flags, amountMinor, currency }) => ({
      id,
      pseudonym,
      label,
      payeeCode,
      requestedAt,
      state,
      flags,
      amountMinor,
      currency,
    }),
  );
  return { ...found, rows, filter: { ...filter, flagged } };
});

export default function AuditList() {
  const { rows, page, pages, count, filter } = useLoaderData<typeof loader>();
  const isFiltered = Boolean(filter.state || filter.flagged || filter.search);
  const hrefOf = (to: number) => {
    const search = new URLSearchParams({ page: String(to) });
    for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value);
    return `/audit?${search}`;
  };
  return (
    <>
      <PageHeading title={words.listTitle} lead={words.listLead} />
      <Form method="get" className="cluster filters">
        <Select
          id="state"
          name="state"
          label={words.filterState}
          emptyLabel={words.filterAll}
          defaultValue={filter.state ?? ''}
          options={disbursementStates.map((state) => ({ value: state, label: stateWord(state) }))}
        />
        <Select
          id="flagged"
          name="flagged"
          label={words.filterFlag}
          emptyLabel={words.filterAll}
          defaultValue={filter.flagged ?? ''}
          options={[{ value: 'yes', label: words.filterFlagged }]}
        />
        <TextInput
          id="search"
          name="search"
          label={words.filterSearch}
          defaultValue={filter.search ?? ''}
          width="short"
          autoComplete="off"
        />
        <Button kind="quiet">{words.filterShow}</Button>
      </Form>
      <div className="section">
        {rows.length === 0 ? (
          <EmptyState title={isFiltered ? words.emptyTitle : words.emptyNoneTitle}>
            <p>{isFiltered ? words.emptyText : words.emptyNoneText}</p>
          </EmptyState>
        ) : (
          <AuditedTable caption={message(words.listCaption, { count })} payments={rows} />
        )}
        <Pagination page={page} pages={pages} hrefOf={hrefOf} />
      </div>
    </>
  );
}
