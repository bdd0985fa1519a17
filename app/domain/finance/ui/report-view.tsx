import type { ReactNode } from 'react';
import { financeTables as words } from '~/catalogues/en/finance-tables';
import { message } from '~/catalogues/message';
import { Pagination } from '~/ui';
import { type ReadFilter, withField } from '../filters';
import type { ReportPage } from '../report';
import { ReportTable } from './report-table';

interface ReportViewProps {
  report: ReportPage;
  filter?: ReadFilter;
  /** What stands instead of the table when there is nothing at all. */
  empty?: ReactNode;
  sums?: readonly string[];
  caption?: string;
  /** The form that narrows the table down. */
  children?: ReactNode;
}

/** A report on a screen: what narrows it, the table, its pages, and the same as a file. */
export function ReportView({ report, filter = {}, empty, sums, caption, children }: ReportViewProps) {
  const narrowed = Object.keys(filter).length > 0;
  if (report.count === 0 && !narrowed) return <>{empty ?? <p className="soft">{words.nothing}.</p>}</>;
  return (
    <section className="stack">
      {children}
      {report.count === 0 ? (
        <p className="soft" role="status">
          {words.nothingFound}
        </p>
      ) : (
        <>
          <ReportTable
            id={report.name}
            caption={caption ?? report.title}
            columns={report.columns}
            rows={report.rows}
            sums={report.pages === 1 ? sums : undefined}
          />
          <Pagination
            page={report.page}
            pages={report.pages}
            hrefOf={(page) => withField(filter, { page: String(page) })}
          />
          <ExportLinks name={report.name} filter={filter} count={report.count} />
        </>
      )}
    </section>
  );
}

/** The same table as a file, whole, narrowed down as it is on the screen. */
export function ExportLinks({ name, filter = {}, count }: { name: string; filter?: ReadFilter; count?: number }) {
  const query = withField(filter, {});
  return (
    <p className="cluster small">
      {count === undefined ? null : <span className="soft">{message(words.rowsFound, { count })}</span>}
      <span className="soft">{words.exportAs}:</span>
      <a href={`/finance/exports/${name}.csv${query}`} download>
        {words.exportCsv}
      </a>
      <a href={`/finance/exports/${name}.xlsx${query}`} download>
        {words.exportXlsx}
      </a>
    </p>
  );
}
