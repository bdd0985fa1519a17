import { type DatabaseActor, inTransaction, Prisma, type Transaction } from '~/platform/db/index.server';
import { readCandidates } from './candidates.queries.server';
import type { BankLine, BankStatement, MatchKind } from './read-models';
import { openText } from './sealing.server';
import { suggest } from './suggest';

const LISTED_MAX = 500;

/** The latest first. Finance, auditor, worker. */
export async function readStatements(actor: DatabaseActor): Promise<BankStatement[]> {
  return inTransaction(actor, 'bank_statements.read', (tx) => statementRows(tx, Prisma.empty));
}

const statementRows = (tx: Transaction, where: Prisma.Sql) => tx.$queryRaw<BankStatement[]>`
  SELECT s.id, s.bank_code AS "bankCode", b.label AS "bankLabel", s.currency::text AS currency, s.format, s.statement_ref AS reference, s.from_on::text AS "fromOn",
    s.to_on::text AS "toOn", s.opening_minor AS "openingMinor", s.closing_minor AS "closingMinor", c.lines AS "lineCount", c.unmatched AS "unmatchedCount",
    u.name AS "importedByName", s.imported_at AS "importedAt"
  FROM ledger.bank_statement s JOIN ledger.bank_account b ON b.code = s.bank_code LEFT JOIN identity."user" u ON u.id = s.imported_by
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS lines, count(*) FILTER (WHERE ledger.in_suspense('bank_line', l.line_id::text, s.currency) <> 0)::int AS unmatched
    FROM ledger.bank_statement_line l WHERE l.statement_id = s.id) c
  ${where} ORDER BY s.to_on DESC, s.imported_at DESC, s.id LIMIT ${LISTED_MAX}`;

/** A statement with its lines, what explains them and what may. Finance and worker; the words are opened from their seals. */
export async function readStatement(
  actor: DatabaseActor,
  id: string,
): Promise<(BankStatement & { lines: BankLine[] }) | undefined> {
  return inTransaction(actor, 'bank_statement.read', async (tx) => {
    const [statement] = await statementRows(tx, Prisma.sql`WHERE s.id = ${id}::uuid`);
    if (!statement) return undefined;
    return {
      ...statement,
      lines: await linesOf(tx, Prisma.sql`WHERE sl.statement_id = ${id}::uuid`, Prisma.sql`sl.position`),
    };
  });
}

/** One line of the bank with what explains it and what may, as its latest statement shows it; undefined when there is none. */
export async function readBankLine(actor: DatabaseActor, id: string): Promise<BankLine | undefined> {
  const [line] = await inTransaction(actor, 'bank_line.read', (tx) =>
    linesOf(
      tx,
      Prisma.sql`WHERE l.id = ${id}::uuid AND sl.statement_id = (
        SELECT x.statement_id FROM ledger.bank_statement_line x JOIN ledger.bank_statement s ON s.id = x.statement_id
        WHERE x.line_id = ${id}::uuid ORDER BY s.to_on DESC, s.imported_at DESC, s.id LIMIT 1)`,
      Prisma.sql`l.id`,
    ),
  );
  return line;
}

/** Every line with something in suspense, the oldest first, of any statement. Finance and worker. */
export async function readUnmatchedLines(actor: DatabaseActor): Promise<BankLine[]> {
  return inTransaction(actor, 'bank_lines.read_unmatched', (tx) =>
    linesOf(
      tx,
      Prisma.sql`WHERE EXISTS (SELECT FROM ledger.exception e WHERE e.subject_kind = 'bank_line' AND e.subject_id = l.id::text AND e.state = 'open')`,
      Prisma.sql`l.booked_on, l.id`,
    ),
  );
}

interface LineRow extends Omit<BankLine, 'text' | 'counterparty' | 'bankReference' | 'matches' | 'suggestions'> {
  textSealed: Uint8Array;
  counterpartySealed: Uint8Array;
  referenceSealed: Uint8Array;
}
interface MatchRow {
  id: bigint;
  lineId: string;
  kind: MatchKind;
  subjectId: string | null;
  amountMinor: bigint;
  matchedByName: string | null;
  matchedAt: Date;
}

async function linesOf(tx: Transaction, where: Prisma.Sql, order: Prisma.Sql): Promise<BankLine[]> {
  const rows = await tx.$queryRaw<LineRow[]>`
    SELECT DISTINCT ON (${order}) l.id, sl.statement_id AS "statementId", l.bank_code AS "bankCode", l.currency::text AS currency, l.booked_on::text AS "bookedOn", l.value_on::text AS "valueOn",
      l.amount_minor AS "amountMinor", ledger.in_suspense('bank_line', l.id::text, l.currency) AS "remainingMinor",
      l.text_sealed AS "textSealed", l.counterparty_sealed AS "counterpartySealed", l.reference_sealed AS "referenceSealed"
    FROM ledger.bank_statement_line sl JOIN ledger.bank_line l ON l.id = sl.line_id ${where} ORDER BY ${order}`;
  const matches = await tx.$queryRaw<MatchRow[]>`
    SELECT m.id, m.line_id AS "lineId", m.kind, m.subject_id AS "subjectId", m.amount_minor AS "amountMinor", u.name AS "matchedByName", m.matched_at AS "matchedAt"
    FROM ledger.bank_match m LEFT JOIN identity."user" u ON u.id = m.matched_by
    WHERE m.undone_at IS NULL AND m.line_id = ANY (${rows.map(({ id }) => id)}::uuid[]) ORDER BY m.id`;
  const lines = rows.map(
    ({ textSealed, counterpartySealed, referenceSealed, ...line }): BankLine => ({
      ...line,
      text: openText('bank_line.text', line.id, textSealed),
      counterparty: openText('bank_line.counterparty', line.id, counterpartySealed),
      bankReference: openText('bank_line.reference', line.id, referenceSealed),
      matches: matches.filter(({ lineId }) => lineId === line.id).map(({ lineId, ...match }) => match),
      suggestions: [],
    }),
  );
  for (const [bankCode, currency] of accountsOf(lines)) {
    const candidates = await readCandidates(tx, bankCode, currency);
    for (const line of lines)
      if (line.bankCode === bankCode && line.currency === currency && line.remainingMinor !== 0n)
        line.suggestions = suggest(
          { ...line, amountMinor: line.remainingMinor, isCharge: false, isReturn: false },
          candidates,
        );
  }
  return lines;
}

/** The accounts of which something is unexplained. */
function accountsOf(lines: readonly BankLine[]): [string, string][] {
  const open = lines.filter(({ remainingMinor }) => remainingMinor !== 0n);
  return [
    ...new Map(
      open.map(({ bankCode, currency }) => [`${bankCode}/${currency}`, [bankCode, currency] as [string, string]]),
    ).values(),
  ];
}
