import { databaseErrorCode } from '../../../app/platform/db/index.server';
import { asSuperuser } from '../database';
import { rowsOf } from './scene';

/** Scenes of pages that wait for their release. */
export const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'succeeded',
    (error) => databaseErrorCode(error) ?? String(error),
  );

export const statusOf = async (slug: string) =>
  (await rowsOf<{ status: string }>('SELECT status FROM public.campaign WHERE slug = $1', [slug]))[0]?.status;

export const idOf = async (slug: string) =>
  (await rowsOf<{ id: string }>('SELECT id FROM public.campaign WHERE slug = $1', [slug]))[0]?.id ?? '';

export const outcomeOf = async (slug: string) =>
  (
    await rowsOf<{ outcome: string | null; refusal: string | null }>(
      'SELECT outcome, refusal FROM private.waiting_page w JOIN public.campaign c ON c.id = w.campaign_id WHERE slug = $1',
      [slug],
    )
  )[0];

/** What is for good in an installation is set anew here, behind the back of its rules. */
export const installed = (mode: 'demo' | 'live') =>
  asSuperuser(async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query('DELETE FROM system.installation');
    await client.query('INSERT INTO system.installation (mode) VALUES ($1)', [mode]);
  });

/** Nothing of an earlier test waits any more. */
export const nothingWaits = () => rowsOf(`UPDATE public.campaign SET status = 'unpublished' WHERE status = 'waiting'`);
