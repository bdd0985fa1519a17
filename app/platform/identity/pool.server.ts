import pg from 'pg';

/** Connections that hold the identity role from their first moment: they reach accounts, sessions and nothing else. */
export function identityPool(databaseUrl: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: '-c role=homeward_identity -c search_path=identity',
    max: 10,
    connectionTimeoutMillis: 5_000,
  });
  // A connection that breaks while idle is replaced at the next query, which reports its own error.
  pool.on('error', () => undefined);
  return pool;
}

/** What happened to whom, for the trail: never an e-mail address, a network address or a code. */
export interface TrailNote {
  /** Whose doing; null when nobody is signed in. */
  actorId: string | null;
  action: string;
  /** The account it happened to, or 'unknown'. */
  subject: string;
  detail?: Record<string, string | number | boolean>;
}

/**
 * Runs `work` and writes its trail row in one transaction: the one does not happen without the other. The subject may
 * follow from what `work` answers; undefined: nothing happened, nothing is written.
 */
export async function recorded<T>(
  pool: pg.Pool,
  note: Omit<TrailNote, 'subject'> & { subject: string | ((result: T) => string | undefined) },
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('homeward.actor_id', $1, true), set_config('homeward.actor_role', 'staff', true)`,
      [note.actorId ?? ''],
    );
    const result = await work(client);
    const subject = typeof note.subject === 'string' ? note.subject : note.subject(result);
    if (subject !== undefined)
      await client.query('SELECT audit.record($1, $2, $3, $4)', [
        note.action,
        'user',
        subject,
        JSON.stringify(note.detail ?? {}),
      ]);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** A trail row by itself, for what another connection has done. */
export async function record(pool: pg.Pool, note: TrailNote): Promise<void> {
  await recorded(pool, note, async () => undefined);
}
