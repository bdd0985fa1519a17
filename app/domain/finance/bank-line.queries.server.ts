import { inTransaction } from '~/platform/db/index.server';
import type { StaffActor } from '../access';
import { type BankLine, readStatement } from '../reconciliation/index.server';

/** One line of the bank with what may explain it; undefined when there is none. */
export async function readBankLine(actor: StaffActor, lineId: string): Promise<BankLine | undefined> {
  const [row] = await inTransaction(
    actor,
    'finance.bank-line',
    (tx) => tx.$queryRaw<{ statementId: string }[]>`
      SELECT statement_id::text AS "statementId" FROM ledger.bank_statement_line WHERE line_id = ${lineId}::uuid LIMIT 1`,
  );
  const statement = row && (await readStatement(actor, row.statementId));
  return statement?.lines.find(({ id }) => id === lineId);
}
