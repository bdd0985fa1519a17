import { createHmac } from 'node:crypto';
import type pg from 'pg';

export type AttemptKind = 'password' | 'second-factor' | 'recovery' | 'address' | 'recovery-address';

interface AttemptRule {
  /** Failures before the door closes. */
  allowed: number;
  /** Seconds that it stays closed the first time; doubled with each failure after. */
  firstWait: number;
  longestWait: number;
  /** Seconds without a try after which all is forgotten. */
  forgottenAfter: number;
}

const rules: Record<AttemptKind, AttemptRule> = {
  password: { allowed: 5, firstWait: 60, longestWait: 3600, forgottenAfter: 86_400 },
  'second-factor': { allowed: 5, firstWait: 60, longestWait: 3600, forgottenAfter: 86_400 },
  recovery: { allowed: 3, firstWait: 900, longestWait: 7200, forgottenAfter: 7200 },
  address: { allowed: 30, firstWait: 60, longestWait: 3600, forgottenAfter: 3600 },
  'recovery-address': { allowed: 10, firstWait: 900, longestWait: 7200, forgottenAfter: 7200 },
};

export interface Attempt {
  /** Seconds to wait before another try; 0 when this one may go on. */
  waitSeconds: number;
  /** Whether this try, if it fails, has closed the door. */
  closes: boolean;
  /** To be called when the try succeeded. */
  forgive(): Promise<void>;
}

export type Attempts = ReturnType<typeof createAttempts>;

/** Tries counted in the database, so that the count holds over all instances and restarts. */
export function createAttempts(pool: pg.Pool, key: Uint8Array) {
  const hashed = (kind: AttemptKind, whom: string) =>
    createHmac('sha256', key).update(`${kind}\u0000${whom.trim().toLowerCase()}`, 'utf8').digest();
  return {
    /** Counts a try before it is judged. `whom`: an e-mail address, a user's id or a network address. */
    async begin(kind: AttemptKind, whom: string): Promise<Attempt> {
      const rule = rules[kind];
      const of = hashed(kind, whom);
      const { rows } = await pool.query<{ wait_seconds: number; closes: boolean }>(
        'SELECT wait_seconds, closes FROM identity.begin_attempt($1, $2, $3, $4, $5, $6)',
        [kind, of, rule.allowed, rule.firstWait, rule.longestWait, rule.forgottenAfter],
      );
      const row = rows[0];
      if (!row) throw new Error('begin_attempt gave no row');
      return {
        waitSeconds: row.wait_seconds,
        closes: row.closes,
        forgive: async () => {
          await pool.query('SELECT identity.forgive_attempt($1, $2, $3)', [kind, of, rule.allowed]);
        },
      };
    },
    /** Forgets the tries at an account, after its owner has proved themselves another way. */
    async forget(kind: AttemptKind, whom: string): Promise<void> {
      await pool.query('DELETE FROM identity.attempt WHERE kind = $1 AND key = $2', [kind, hashed(kind, whom)]);
    },
    /**
     * Spends a one-time code: true for the first who asks, false for everybody after. The hash is keyed, as six digits
     * are guessed at once.
     */
    async spendCode(userId: string, code: string): Promise<boolean> {
      await pool.query(
        `DELETE FROM identity.used_code WHERE user_id = $1 AND used_at < clock_timestamp() - interval '5 minutes'`,
        [userId],
      );
      const codeHash = createHmac('sha256', key).update(`code\u0000${userId}\u0000${code}`, 'utf8').digest();
      const { rowCount } = await pool.query(
        'INSERT INTO identity.used_code (user_id, code_hash) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [userId, codeHash],
      );
      return rowCount === 1;
    },
  };
}
