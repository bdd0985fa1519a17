import { asSuperuser } from '../integration/database';
import type { Scene } from '../integration/ledger/scene';

// A history as an accountant would lay it out: each entry with its accounts and amounts, in the order of booking.

const DECIMALS: Record<string, number> = { JPY: 0, KWD: 3 };

/** "1,234.50", debit positive. */
export function amountOf(minor: bigint, currency: string): string {
  const decimals = DECIMALS[currency] ?? 2;
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${minor < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}

/** Rows of text in columns; a number's column is aligned to the right. */
export function tableOf(head: string[], rows: string[][], rightColumns: readonly number[] = []): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) =>
    cells
      .map((cell, column) =>
        rightColumns.includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return ['', line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line), ''].join('\n');
}

interface PostingRow {
  id: string;
  kind: string;
  code: string;
  line: string | null;
  currency: string;
  amount: string;
  period: string;
  happened: string;
}

/** Reads on from where it was opened: what happens in between is one story. */
export class StoryBook {
  #from = 0;

  private constructor(readonly scene: Scene) {}

  static async open(scene: Scene): Promise<StoryBook> {
    const book = new StoryBook(scene);
    await book.skip();
    return book;
  }

  async #rows(): Promise<PostingRow[]> {
    // Entries are never changed, so their place in the table is the order in which they were written.
    return asSuperuser(
      async (client) =>
        (
          await client.query<PostingRow>(
            `SELECT e.id, e.kind, a.code, a.campaign_line_id::text AS line, p.currency, p.amount_minor::text AS amount, to_char(e.period, 'YYYY-MM') AS period,
                to_char(e.effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS happened
              FROM (SELECT *, ctid AS place FROM ledger.entry) e JOIN ledger.posting p ON p.entry_id = e.id JOIN ledger.account a ON a.id = p.account_id
              ORDER BY e.place, p.position`,
          )
        ).rows,
    );
  }

  /** What came before is another story. */
  async skip(): Promise<void> {
    this.#from = (await this.#rows()).length;
  }

  /** "line 2" for an account of the scene's second line. */
  lineName(lineId: string | null): string {
    return lineId === null ? '' : `line ${this.scene.lineIds.indexOf(lineId) + 1}`;
  }

  /** The entries since it was opened or last told. */
  async tell(options: { withPeriod?: boolean } = {}): Promise<string> {
    const all = await this.#rows();
    const fresh = all.slice(this.#from);
    this.#from = all.length;
    const told = fresh.map((row, at) => {
      const isFirst = fresh[at - 1]?.id !== row.id;
      return [
        ...(options.withPeriod ? (isFirst ? [row.period, row.happened] : ['', '']) : []),
        isFirst ? row.kind : '',
        `${row.code}${row.line ? ` (${this.lineName(row.line)})` : ''}`,
        row.currency,
        amountOf(BigInt(row.amount), row.currency),
      ];
    });
    const head = [...(options.withPeriod ? ['month', 'happened'] : []), 'entry', 'account', '', 'amount'];
    return tableOf(head, told, [head.length - 1]);
  }

  /** Where each line of the scene stands. */
  async lines(): Promise<string> {
    const rows = await asSuperuser(
      async (client) =>
        (
          await client.query<Record<string, string>>(
            'SELECT campaign_line_id AS id, currency, budgeted_minor, allocated_minor, reserved_minor, paid_minor, frozen_minor FROM ledger.line_position WHERE campaign_line_id = ANY ($1)',
            [this.scene.lineIds],
          )
        ).rows,
    );
    const byOrder = this.scene.lineIds.map((id) => rows.find((row) => row.id === id) ?? {});
    const columns = ['budgeted', 'allocated', 'reserved', 'paid', 'frozen'];
    return tableOf(
      ['line', ...columns],
      byOrder.map((row, at) => [
        `line ${at + 1}`,
        ...columns.map((name) => amountOf(BigInt(row[`${name}_minor`] ?? 0), row.currency ?? 'USD')),
      ]),
      [1, 2, 3, 4, 5],
    );
  }

  /** A gift's receipts, oldest first. */
  async receipts(giftId: string): Promise<string> {
    const rows = await asSuperuser(
      async (client) =>
        (
          await client.query<{ serial: number; state: string; amount: string; currency: string; why: string | null }>(
            'SELECT serial, state, amount_minor::text AS amount, currency::text, void_reason AS why FROM giving.receipt WHERE gift_id = $1 ORDER BY issued_at, serial',
            [giftId],
          )
        ).rows,
    );
    // Serial numbers go through all gifts: here they count from this gift's first.
    const first = rows[0]?.serial ?? 0;
    return tableOf(
      ['receipt', 'state', 'why void', 'amount'],
      rows.map((row) => [
        `first + ${row.serial - first}`,
        row.state,
        row.why ?? '',
        `${row.currency} ${amountOf(BigInt(row.amount), row.currency)}`,
      ]),
      [3],
    );
  }

  /** Who funds the scene's lines, oldest first. */
  async funders(): Promise<string> {
    const rows = await asSuperuser(
      async (client) =>
        (
          await client.query<Record<string, string>>(
            `SELECT b.source, b.campaign_line_id AS line, p.currency, b.amount_minor AS amount, b.consumed_minor AS consumed, b.withdrawn_minor AS withdrawn,
                b.frozen_minor AS frozen, b.remaining_minor AS remaining
              FROM giving.allocation_balance b JOIN ledger.line_position p ON p.campaign_line_id = b.campaign_line_id
              WHERE b.campaign_line_id = ANY ($1) ORDER BY b.allocation_id`,
            [this.scene.lineIds],
          )
        ).rows,
    );
    const columns = ['amount', 'consumed', 'withdrawn', 'frozen', 'remaining'];
    return tableOf(
      ['funder', 'of', ...columns],
      rows.map((row) => [
        row.source ?? '',
        this.lineName(row.line ?? null),
        ...columns.map((name) => amountOf(BigInt(row[name] ?? 0), row.currency ?? 'USD')),
      ]),
      [2, 3, 4, 5, 6],
    );
  }
}
