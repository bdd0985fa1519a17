import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * An append-only file of JSON lines; each line is one committed transaction.
 * A line torn by a crash can only be the last one and was never answered for, so it is dropped.
 */
export class Journal {
  readonly #path: string;
  #descriptor: number;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
    this.#descriptor = openSync(path, 'a');
  }

  /** The transactions of an earlier run, oldest first. */
  static read(path: string): unknown[] {
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8').split('\n');
    lines.pop();
    return lines.filter((line) => line !== '').map((line): unknown => JSON.parse(line));
  }

  append(entry: unknown): void {
    writeSync(this.#descriptor, `${JSON.stringify(entry)}\n`);
  }

  /** Replaces the file by what is true now, so that it does not grow with every change of an object. */
  rewrite(entries: Iterable<unknown>): void {
    const next = `${this.#path}.next`;
    writeFileSync(next, '');
    const descriptor = openSync(next, 'a');
    for (const entry of entries) writeSync(descriptor, `${JSON.stringify(entry)}\n`);
    closeSync(descriptor);
    closeSync(this.#descriptor);
    renameSync(next, this.#path);
    this.#descriptor = openSync(this.#path, 'a');
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
