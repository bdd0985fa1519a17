import { Journal } from './journal';
import type { TableName, Tables } from './tables';

type Row<T extends TableName> = Tables[T];
type Change = { put: [TableName, { id: string }] } | { remove: [TableName, string] };

class Table {
  readonly rows = new Map<string, { id: string }>();
  /** Ids in the order of creation, and where each one stands: paging must not scan. */
  readonly order: string[] = [];
  readonly position = new Map<string, number>();

  put(row: { id: string }): void {
    if (!this.position.has(row.id)) {
      this.position.set(row.id, this.order.length);
      this.order.push(row.id);
    }
    this.rows.set(row.id, row);
  }
}

/**
 * The sandbox's own database: objects in memory, every transaction appended to a journal before it is answered.
 * Rows are values: a change puts a new object, so that an event keeps the state it was created with.
 */
export class Store {
  readonly #tables = new Map<TableName, Table>();
  readonly #journal: Journal | null;
  #open: { changes: Change[]; undo: (() => void)[] } | null = null;
  #listeners: ((changes: readonly Change[]) => void)[] = [];

  /** Opens the journal at `path` and replays it; without a path everything is forgotten at exit. */
  constructor(path: string | null) {
    if (path === null) {
      this.#journal = null;
      return;
    }
    for (const changes of Journal.read(path)) for (const change of changes as Change[]) this.#apply(change);
    this.#journal = new Journal(path);
    this.#journal.rewrite(this.#everything());
  }

  get<T extends TableName>(table: T, id: string): Row<T> | undefined {
    return this.#table(table).rows.get(id) as Row<T> | undefined;
  }

  /** The rows of a table in the order of creation. */
  *all<T extends TableName>(table: T): Generator<Row<T>> {
    for (const row of this.#table(table).rows.values()) yield row as Row<T>;
  }

  /** Rows newest first, starting just after (older than) `afterId`. */
  *newestFirst<T extends TableName>(table: T, afterId?: string): Generator<Row<T>> {
    const { order, rows, position } = this.#table(table);
    const start = afterId === undefined ? order.length : (position.get(afterId) ?? 0);
    for (let index = start - 1; index >= 0; index -= 1) {
      const row = rows.get(order[index] as string);
      if (row) yield row as Row<T>;
    }
  }

  /** Rows oldest first, starting just after (newer than) `afterId`. */
  *newerThan<T extends TableName>(table: T, afterId: string): Generator<Row<T>> {
    const { order, rows, position } = this.#table(table);
    for (let index = (position.get(afterId) ?? order.length) + 1; index < order.length; index += 1) {
      const row = rows.get(order[index] as string);
      if (row) yield row as Row<T>;
    }
  }

  put<T extends TableName>(table: T, row: Row<T>): Row<T> {
    this.#change({ put: [table, row] });
    return row;
  }

  /** Puts a row whose shape nobody checks: the control API makes objects wrong on purpose. */
  putAltered(table: TableName, row: { id: string }): { id: string } {
    this.#change({ put: [table, row] });
    return row;
  }

  remove(table: TableName, id: string): void {
    this.#change({ remove: [table, id] });
  }

  /** Removes every row of every table. */
  clear(): void {
    for (const [name, table] of this.#tables) for (const id of [...table.rows.keys()]) this.remove(name, id);
  }

  /** Runs `work` so that all of its changes are kept, or none when it throws. Synchronous, hence never interleaved. */
  transaction<R>(work: () => R): R {
    if (this.#open) throw new Error('A transaction is already open.');
    const open = { changes: [] as Change[], undo: [] as (() => void)[] };
    this.#open = open;
    try {
      const result = work();
      if (open.changes.length > 0) this.#journal?.append(open.changes);
      this.#open = null;
      for (const listener of this.#listeners) listener(open.changes);
      return result;
    } catch (error) {
      if (this.#open === open) for (const undo of open.undo.reverse()) undo();
      this.#open = null;
      throw error;
    }
  }

  /** Calls `listener` after each commit. */
  onCommit(listener: (changes: readonly Change[]) => void): void {
    this.#listeners.push(listener);
  }

  close(): void {
    this.#listeners = [];
    this.#journal?.close();
  }

  #table(name: TableName): Table {
    let table = this.#tables.get(name);
    if (!table) {
      table = new Table();
      this.#tables.set(name, table);
    }
    return table;
  }

  #change(change: Change): void {
    if (!this.#open) throw new Error('A change needs a transaction.');
    const [tableName, id] = 'put' in change ? [change.put[0], change.put[1].id] : change.remove;
    const table = this.#table(tableName);
    const before = table.rows.get(id);
    this.#open.undo.push(() => (before ? table.rows.set(id, before) : table.rows.delete(id)));
    this.#open.changes.push(change);
    this.#apply(change);
  }

  #apply(change: Change): void {
    if ('put' in change) this.#table(change.put[0]).put(change.put[1]);
    else this.#table(change.remove[0]).rows.delete(change.remove[1]);
  }

  *#everything(): Generator<Change[]> {
    for (const [name, table] of this.#tables) for (const row of table.rows.values()) yield [{ put: [name, row] }];
  }
}
