import { createHash, randomUUID } from 'node:crypto';
import { vault } from '~/platform/crypto/index.server';
import { inTransaction, type Transaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { parseCamt053 } from './bank/camt053.server';
import { parseCsvStatement } from './bank/csv.server';
import { type ParsedLine, type ParsedStatement, refuse } from './bank/statement';
import { readCandidates } from './candidates.queries.server';
import type { MatchPart } from './read-models';
import { sealText } from './sealing.server';
import { type Candidates, suggest } from './suggest';

export interface StatementFile {
  /** Comes with the form: the same form sent twice is one import. */
  id: string;
  bankCode: string;
  bytes: Uint8Array;
  /** Of a CSV file, which does not say it; CAMT.053 says its own. */
  currency: string;
  /** Of a CSV file without a running balance: what the account held before its first line. */
  openingMinor?: bigint | undefined;
}

export interface ImportedStatement {
  statementId: string;
  lineCount: number;
  /** Lines that another statement had shown before: they are not booked again. */
  knownCount: number;
  /** Lines that are explained in full. */
  matchedCount: number;
}

/**
 * Reads a file of the bank and books its lines: what is certain is matched, everything else waits in suspense with an
 * exception. All of a file or nothing; the same file again answers what its first import made.
 * @throws StatementRefused what is wrong with the file, by row and column; HW007 for a bank account that does not keep the currency
 */
export async function importStatement(actor: StaffActor, file: StatementFile): Promise<ImportedStatement[]> {
  const isXml = /^[\s\ufeff]*</.test(Buffer.from(file.bytes.subarray(0, 200)).toString('utf8'));
  const statements = isXml ? parseCamt053(file.bytes) : [parseCsvStatement(file.bytes, file)];
  const sha256 = createHash('sha256').update(file.bytes).digest();
  return inTransaction(actor, 'bank_statement.import', async (tx) => {
    const imported: ImportedStatement[] = [];
    for (const [index, statement] of statements.entries()) {
      const id = index === 0 ? file.id : randomUUID();
      await checkAccount(tx, file.bankCode, statement);
      imported.push(
        await importOne(tx, { id, bankCode: file.bankCode, format: isXml ? 'camt053' : 'csv', sha256 }, statement),
      );
    }
    return imported;
  });
}

async function checkAccount(tx: Transaction, bankCode: string, { accountLast4 }: ParsedStatement): Promise<void> {
  const [account] = await tx.$queryRaw<
    { last4: string | null }[]
  >`SELECT iban_last4 AS last4 FROM ledger.bank_account WHERE code = ${bankCode}`;
  if (account?.last4 && accountLast4 && account.last4 !== accountLast4) refuse('other_account', null, 'Acct');
}

async function importOne(
  tx: Transaction,
  file: { id: string; bankCode: string; format: 'camt053' | 'csv'; sha256: Buffer },
  statement: ParsedStatement,
): Promise<ImportedStatement> {
  const candidates = await readCandidates(tx, file.bankCode, statement.currency);
  const keys = lineKeys(statement, file.bankCode);
  const known = await knownKeys(tx, file.bankCode, statement.currency, keys);
  const lines = statement.lines.map((line, index) => {
    const id = randomUUID();
    const key = keys[index] ?? '';
    return {
      id,
      bookedOn: line.bookedOn,
      valueOn: line.valueOn,
      amountMinor: line.amountMinor.toString(),
      key,
      text: hex(sealText('bank_line.text', id, line.text)),
      counterparty: hex(sealText('bank_line.counterparty', id, line.counterparty)),
      reference: hex(sealText('bank_line.reference', id, line.bankReference)),
      parts: known.has(key) ? [] : certainParts(line, candidates),
    };
  });
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    SELECT ledger.import_bank_statement(${file.id}::uuid, ${file.bankCode}, ${statement.currency}, ${file.format}, ${file.sha256}, ${statement.reference},
      ${statement.fromOn}::date, ${statement.toOn}::date, ${statement.openingMinor}::bigint, ${statement.closingMinor}::bigint, ${JSON.stringify(lines)}::jsonb) AS id`;
  const statementId = row?.id ?? file.id;
  const [counted] = await tx.$queryRaw<{ matched: number }[]>`
    SELECT count(*) FILTER (WHERE ledger.in_suspense('bank_line', l.line_id::text, ${statement.currency}) = 0)::int AS matched
    FROM ledger.bank_statement_line l WHERE l.statement_id = ${statementId}::uuid`;
  return { statementId, lineCount: lines.length, knownCount: known.size, matchedCount: counted?.matched ?? 0 };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The parts of what is certain; what they take is gone for the lines after it. */
function certainParts(
  line: ParsedLine,
  candidates: Candidates,
): { kind: string; subjectId: string | null; amountMinor: string }[] {
  const [best] = suggest(line, candidates);
  if (best?.certainty !== 'certain') return [];
  take(candidates, best.parts);
  return best.parts.map((part) => ({ ...part, amountMinor: part.amountMinor.toString() }));
}

function take(candidates: Candidates, parts: readonly MatchPart[]): void {
  const taken = new Set(parts.map(({ kind, subjectId }) => `${kind}/${subjectId}`));
  Object.assign(candidates, {
    payouts: candidates.payouts.filter(({ payoutId }) => !taken.has(`payout/${payoutId}`)),
    payments: candidates.payments.map((one) => ({
      ...one,
      isShown: one.isShown || taken.has(`disbursement/${one.disbursementId}`),
    })),
  });
}

/**
 * One key a line, the same in every file that shows it: the bank's reference with the amount, or all that the line says
 * with how often it was said before on that day. Keyed, so that the words do not come out of the database.
 */
function lineKeys({ lines, currency }: ParsedStatement, bankCode: string): string[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const said =
      line.bankReference === ''
        ? [line.bookedOn, line.valueOn, line.amountMinor, line.text, line.counterparty]
        : [line.bankReference, line.bookedOn];
    const words = [bankCode, currency, ...said].join('\u0000');
    const nth = (seen.get(words) ?? 0) + 1;
    seen.set(words, nth);
    return vault().fingerprint('finance', `${words}\u0000${nth}`);
  });
}

async function knownKeys(
  tx: Transaction,
  bankCode: string,
  currency: string,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ key: string }[]>`
    SELECT encode(line_key, 'hex') AS key FROM ledger.bank_line
    WHERE bank_code = ${bankCode} AND currency = ${currency}::char(3) AND line_key = ANY (ARRAY(SELECT decode(k, 'hex') FROM unnest(${[...keys]}::text[]) k))`;
  return new Set(rows.map(({ key }) => key));
}
