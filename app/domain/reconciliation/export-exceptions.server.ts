import type { DatabaseActor } from '~/platform/db/index.server';
import { decimalsOf } from '../money';
import { readExceptions } from './exceptions.queries.server';
import type { FinanceException } from './read-models';

const COLUMNS = [
  'id',
  'kind',
  'subject_kind',
  'subject_id',
  'currency',
  'amount',
  'in_suspense',
  'state',
  'opened_at',
  'owner',
  'due_on',
  'closed_at',
  'closed_by',
  'note',
];

/** Open exceptions, then closed ones, as CSV (UTF-8, comma, CRLF). Amounts are decimal. Finance. */
export async function exportExceptions(actor: DatabaseActor): Promise<string> {
  const rows = [
    ...(await readExceptions(actor, { state: 'open' })),
    ...(await readExceptions(actor, { state: 'closed' })),
  ];
  return [COLUMNS, ...rows.map(cellsOf)].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

const cellsOf = (found: FinanceException): string[] => [
  found.id,
  found.kind,
  found.subjectKind,
  found.subjectId,
  found.currency ?? '',
  found.amountMinor === null || found.currency === null ? '' : decimal(found.amountMinor, found.currency),
  found.currency === null ? '' : decimal(found.inSuspenseMinor, found.currency),
  found.state,
  found.openedAt.toISOString(),
  found.ownerName ?? '',
  found.dueOn,
  found.closedAt?.toISOString() ?? '',
  found.closedByName ?? '',
  found.note ?? '',
];

function decimal(amountMinor: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${amountMinor < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

/** A spreadsheet takes a cell that starts like a formula for one; amounts are the exception that must stay numbers. */
function quoted(cell: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d.]+$)/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
