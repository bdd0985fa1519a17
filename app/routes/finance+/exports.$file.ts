import { createReadableStreamFromReadable } from '@remix-run/node';
import { z } from 'zod';
import { guarded } from '~/domain/access/index.server';
import { readFilter } from '~/domain/finance';
import { exportReport, reports } from '~/domain/finance/index.server';

const params = z.object({ file: z.string().regex(/^[a-z-]+\.(csv|xlsx)$/) });

/** A table as a file: `/finance/exports/gifts.csv`, narrowed down by the same fields as on the screen. */
export const loader = guarded({ permission: 'finance.read', params }, async ({ actor, request, params: { file } }) => {
  const [name = '', format = ''] = file.split('.');
  const report = reports.get(name);
  if (!report) throw new Response(null, { status: 404 });
  const filter = readFilter(request, report.filters ?? []);
  const exported = await exportReport(actor, report, filter, format === 'csv' ? 'csv' : 'xlsx');
  return new Response(createReadableStreamFromReadable(exported.body), {
    headers: {
      'Content-Type': exported.contentType,
      'Content-Disposition': `attachment; filename="${exported.fileName}"`,
      'Cache-Control': 'no-store',
    },
  });
});
