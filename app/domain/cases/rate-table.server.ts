import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type RateTable, rateTableSchema } from './settlement';

let table: RateTable | undefined;

/** The table by which local amounts become settlement amounts, with its source and date. Throws if it cannot be read. */
export function rateTable(): RateTable {
  table ??= rateTableSchema.parse(JSON.parse(readFileSync(path.resolve('prisma/seed/rates.json'), 'utf8')));
  return table;
}
