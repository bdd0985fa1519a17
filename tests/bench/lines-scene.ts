import { randomUUID } from 'node:crypto';
import { asAdmin, type Ground } from './ground';

const LINES_PER_CAMPAIGN = 4;
const BUDGET_MINOR = 1_000_000_000_000;

/** Published needs with `lines` open lines, as wide as no measurement fills. Publication itself is not measured. */
export async function openLines(ground: Ground, lines: number): Promise<void> {
  const reviewer = randomUUID();
  await asAdmin(ground, async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO identity."user" (id, name, email) VALUES ($1, 'A reviewer', 'reviewer@bench.test')`,
      [reviewer],
    );
    await client.query(
      `INSERT INTO identity.role_grant (user_id, role, proposed_by, approved_by, approved_at)
        VALUES ($1, 'reviewer', gen_random_uuid(), gen_random_uuid(), now())`,
      [reviewer],
    );
    await client.query(
      `INSERT INTO public.campaign (id, slug, status, locale, title, story, currency, published_month, visible_until)
        SELECT gen_random_uuid(), translate(left(md5(n::text), 16), '01', 'gh'), 'published', 'en', 'A title', 'A story', 'USD',
          date_trunc('month', now())::date, now() + interval '90 days'
        FROM generate_series(1, $1::int) n`,
      [Math.ceil(lines / LINES_PER_CAMPAIGN)],
    );
    await client.query(
      `INSERT INTO public.campaign_line (id, campaign_id, position, category, label, goal_minor, priority)
        SELECT gen_random_uuid(), c.id, n, 'medical', 'Line ' || n, $1, n FROM public.campaign c, generate_series(1, $2::int) n LIMIT $3`,
      [BUDGET_MINOR, LINES_PER_CAMPAIGN, lines],
    );
    await client.query('SET session_replication_role = origin');
    await client.query('BEGIN');
    await client.query(
      `SELECT set_config('homeward.actor_id', $1, true), set_config('homeward.actor_role', 'reviewer', true)`,
      [reviewer],
    );
    await client.query('SET LOCAL ROLE homeward_reviewer');
    await client.query('SELECT ledger.open_line(id) FROM public.campaign_line');
    await client.query('COMMIT');
    await client.query('ANALYZE');
  });
}
