import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { KeyRing } from './key-ring.server';

/** A key has left the ring while others are still wrapped by it. */
export class RingKeyMissingError extends Error {
  override readonly name = 'RingKeyMissingError';
  constructor(ids: readonly string[]) {
    super(
      `ENCRYPTION_KEYS lacks ${ids.join(', ')}, by which keys are still wrapped. Put it back behind the current key and run: npm run keys:rotate`,
    );
  }
}

/** Which ring keys something is wrapped by, as empty files of their names: the ring may lose none of them. */
export interface RingMarks {
  /** Throws RingKeyMissingError; else notes that the current key is in use. */
  check(ring: KeyRing): void;
  /** Forgets every key but the current one, once nothing is wrapped by another. */
  keepOnly(ring: KeyRing): void;
}

export function fileRingMarks(folder: string): RingMarks {
  const names = () => (existsSync(folder) ? readdirSync(folder) : []);
  return {
    check(ring) {
      const missing = names().filter((id) => ring.find(id) === undefined);
      if (missing.length > 0) throw new RingKeyMissingError(missing);
      const own = path.join(folder, ring.current.id);
      if (existsSync(own)) return;
      mkdirSync(path.dirname(path.dirname(folder)), { recursive: true, mode: 0o755 });
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(own, '', { mode: 0o600, flush: true });
    },
    keepOnly(ring) {
      for (const id of names()) if (id !== ring.current.id) rmSync(path.join(folder, id), { force: true });
    },
  };
}
