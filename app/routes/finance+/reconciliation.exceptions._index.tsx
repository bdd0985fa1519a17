import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { financeActs as words } from '~/catalogues/en/finance-acts';
import { guarded } from '~/domain/access/index.server';
import { ExportLinks } from '~/domain/finance';
import { readExceptions } from '~/domain/reconciliation/index.server';
import { EmptyState, PageHeading } from '~/ui';
import { Exceptions } from './ui/exceptions';

export const meta: MetaFunction = () => [{ title: `${words.exceptionsTitle} · Homeward` }];

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => ({
  open: await readExceptions(actor, { state: 'open' }),
  closed: await readExceptions(actor, { state: 'closed' }),
}));

export default function FinanceExceptions() {
  const { open, closed } = useLoaderData<typeof loader>();
  return (
    <div className="stack-loose">
      <PageHeading title={words.exceptionsTitle} lead={words.exceptionsLead} />
      {open.length === 0 ? <EmptyState title={words.exceptionsEmpty} /> : null}
      <Exceptions id="open" caption={words.exceptionsOpen} rows={open} />
      <Exceptions id="closed" caption={words.exceptionsClosed} rows={closed} />
      {open.length + closed.length > 0 ? <ExportLinks name="exceptions" /> : null}
    </div>
  );
}
