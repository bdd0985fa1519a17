import { asSuperuser } from '../database';

/**
 * A register in which enough people share everything that a case could tell: what an installation of some years has. The
 * people are synthetic copies of the case's tokens, from four incidents, so that the re-identification rule asks nothing of
 * a scene that is about something else.
 */
export async function coverCase(caseId: string, people = 12, incidents = 4): Promise<void> {
  await asSuperuser(async (client) => {
    await client.query(
      `INSERT INTO private.register_entry (is_synthetic, person, incident, is_adult, tokens, born)
       SELECT true, gen_random_uuid(), md5($1 || '/' || n % $3)::uuid, true, e.tokens, e.born
       FROM private.register_entry e, generate_series(1, $2) n
       WHERE e.case_id = $4
         AND NOT EXISTS (SELECT FROM private.register_entry other WHERE other.is_synthetic AND other.tokens = e.tokens AND other.born IS NOT DISTINCT FROM e.born)`,
      [caseId, people, incidents, caseId],
    );
  });
}
