import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { importReference, referenceSchema } from '../domain/anonymity/index.server';
import { disconnect } from '../platform/db/index.server';
import { runCommand } from './run-command';

// `npm run reference:import -- FILE.csv --name "…" --source "…" --licence "…" --date 2026-01-31`: counts of a population in
// which a page's facts may be common enough. One bad field, and nothing is stored. A name that is there is replaced.

const USAGE = 'npm run reference:import -- FILE.csv --name NAME --source SOURCE --licence LICENCE --date YYYY-MM-DD\n';

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: { name: text, source: text, licence: text, date: text },
    allowPositionals: true,
  });
  const [file, ...rest] = positionals;
  const about = referenceSchema.safeParse({ ...values, asOf: values.date });
  if (file === undefined || rest.length > 0 || !about.success) {
    for (const { path, message } of about.error?.issues ?? [])
      process.stderr.write(`--${String(path[0]).replace('asOf', 'date')}: ${message}\n`);
    process.stderr.write(USAGE);
    return 2;
  }
  if (!existsSync(file)) {
    process.stderr.write(`There is no file ${file}.\n`);
    return 2;
  }
  const outcome = await importReference(about.data, readFileSync(file, 'utf8'));
  if ('rows' in outcome) {
    process.stdout.write(`${outcome.rows} rows imported as “${about.data.name}”.\n`);
    return 0;
  }
  for (const { row, field, problem } of outcome.problems)
    process.stderr.write(`row ${row}${field ? `, ${field}` : ''}: ${problem}\n`);
  process.stderr.write('Nothing was imported.\n');
  return 1;
}

await runCommand(main, { usage: USAGE, close: disconnect });
