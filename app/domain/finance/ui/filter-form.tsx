import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { financeTables as words } from '~/catalogues/en/finance-tables';
import { Button } from '~/ui';

/** Narrows a table down; it is an address, so that it can be kept and sent on. */
export function FilterForm({ isNarrowed, children }: { isNarrowed: boolean; children: ReactNode }) {
  return (
    <Form method="get" className="filters" role="search">
      {children}
      <div className="cluster">
        <Button kind="quiet">{words.filterButton}</Button>
        {isNarrowed ? <a href="?">{words.filterClear}</a> : null}
      </div>
    </Form>
  );
}
