import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it, vi } from 'vitest';
import { type StaffActor, workerActor } from '../../../app/domain/access';
import { CaseNotFoundError } from '../../../app/domain/cases';
import {
  askErasure,
  confirmErasure,
  declineErasure,
  erasuresFor,
  finishErasures,
  openCase,
} from '../../../app/domain/cases/index.server';
import { CaseKeyMissingError, generatedKeys, openVault, vault } from '../../../app/platform/crypto/index.server';
import { databaseErrorCode, inTransaction } from '../../../app/platform/db/index.server';
import { asSuperuser } from '../database';
import { importedCase, renewConsent, rowsOf, type Scene, someOffice, someStaff } from '../publishing/scene';

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) => databaseErrorCode(error) ?? String(error),
  );
vi.setConfig({ testTimeout: 90_000 });

const DAY_MS = 86_400_000;

/** A case with a page that anybody may read. The gate of publication is another test's subject. */
async function publicCase(): Promise<Scene & { campaignId: string; slug: string }> {
  const scene = await importedCase('001');
  const consentId = await renewConsent(scene);
  const campaignId = randomUUID();
  const slug = campaignId
    .replaceAll('-', '')
    .slice(0, 16)
    .replace(/[ilou]/g, 'x');
  await asSuperuser(async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO public.campaign (id, slug, status, locale, title, story, currency, published_month, visible_until)
       VALUES ($1, $2, 'published', 'en', 'A title', 'A story', 'USD', date_trunc('month', now())::date, now() + interval '90 days')`,
      [campaignId, slug],
    );
    await client.query(
      `INSERT INTO public.campaign_stop (campaign_id, position, kind, area_code, text) VALUES ($1, 1, 'origin', 'KH', 'From home')`,
      [campaignId],
    );
    await client.query(
      `INSERT INTO public.campaign_translation (campaign_id, locale, title, story, stops, labels) VALUES ($1, 'es', 'Un título', 'Un relato', '{De casa}', '{}')`,
      [campaignId],
    );
    await client.query(
      `INSERT INTO private.publication (case_id, campaign_id, review_id, consent_id, approved_by) VALUES ($1, $2, $3, $4, $5)`,
      [scene.caseId, campaignId, randomUUID(), consentId, scene.reviewer.userId],
    );
  });
  return { ...scene, campaignId, slug };
}

async function asked(scene: Scene): Promise<string> {
  return askErasure(scene.officer, scene.caseId);
}

const pageOf = async (campaignId: string) =>
  (
    await rowsOf<{ status: string; title: string; story: string }>(
      'SELECT status, title, story FROM public.campaign WHERE id = $1',
      [campaignId],
    )
  )[0];

const pseudonymOf = async (caseId: string) =>
  (await rowsOf<{ pseudonym: string }>('SELECT pseudonym FROM private.case_file WHERE id = $1', [caseId]))[0]
    ?.pseudonym ?? '';

const trailOf = async (caseId: string) =>
  (
    await rowsOf<{ action: string }>(
      `SELECT action FROM audit.trail_entry WHERE subject_kind = 'case' AND subject = $1 ORDER BY seq`,
      [await pseudonymOf(caseId)],
    )
  ).map(({ action }) => action);

describe('erasure of a case', () => {
  it('asked for: the page is down and consent withdrawn at once, and the rest waits for a second person', async () => {
    const scene = await publicCase();
    const id = await asked(scene);
    expect(await asked(scene)).toBe(id);
    expect((await pageOf(scene.campaignId))?.status).toBe('unpublished');
    const [event] = await rowsOf<{ kind: string }>(
      `SELECT kind FROM system.outbox_event WHERE payload->>'caseId' = $1 AND kind = 'consent.withdrawn'`,
      [scene.caseId],
    );
    expect(event?.kind).toBe('consent.withdrawn');
    expect((await openCase(scene.officer, scene.caseId, ['person'], 'test')).person.content.given).not.toBe('');
    expect((await erasuresFor(scene.officer)).map(({ decision, completeBy }) => [decision, completeBy])).toEqual([
      [null, null],
    ]);
    await declineErasure(scene.reviewer, id, 'asked_by_mistake');
    expect((await openCase(scene.officer, scene.caseId, ['title'], 'test')).title).not.toBe('');
    expect(await asked(scene)).not.toBe(id);
  });

  it('confirmed: nobody reads it any more, nothing of it is left, and the day of completion is stated', async () => {
    const scene = await publicCase();
    const pseudonym = await pseudonymOf(scene.caseId);
    const before = await rowsOf<{ seq: string }>('SELECT seq FROM audit.trail_entry ORDER BY seq');
    const moneyBefore = await rowsOf('SELECT count(*) AS entries FROM ledger.entry');
    await confirmErasure(scene.reviewer, await asked(scene));
    await expect(vault().caseKey(scene.caseId)).rejects.toThrow(CaseKeyMissingError);
    for (const actor of [scene.officer, scene.reviewer] satisfies StaffActor[])
      await expect(openCase(actor, scene.caseId, ['person'], 'test')).rejects.toThrow(/no such case/i);
    expect(await pageOf(scene.campaignId)).toEqual({ status: 'unpublished', title: '', story: '' });
    expect(await rowsOf('SELECT 1 FROM public.campaign_stop WHERE campaign_id = $1', [scene.campaignId])).toEqual([]);
    expect(
      await rowsOf('SELECT 1 FROM public.campaign_translation WHERE campaign_id = $1', [scene.campaignId]),
    ).toEqual([]);
    const [erasure] = await erasuresFor(scene.officer);
    const days = ((erasure?.completeBy?.getTime() ?? 0) - Date.now()) / DAY_MS;
    expect([erasure?.pseudonym, erasure?.decision, Math.ceil(days)]).toEqual([pseudonym, 'confirmed', 30]);
    expect(erasure?.keyErasedAt).not.toBeNull();
    // Trail and books only grow.
    const after = await rowsOf<{ seq: string }>('SELECT seq FROM audit.trail_entry ORDER BY seq');
    expect(after.slice(0, before.length)).toEqual(before);
    expect((await trailOf(scene.caseId)).slice(-3)).toEqual(['consent.withdrawn', 'case.erasure_asked', 'case.erased']);
    expect(await rowsOf('SELECT count(*) AS entries FROM ledger.entry')).toEqual(moneyBefore);
  });

  it('leaves no row and no sealed byte in any private table, whoever adds one — safeguard: tables go unless they are named', async () => {
    const scene = await publicCase();
    const kept = await rowsOf<{ name: string }>('SELECT unnest(private.kept_after_erasure()) AS name');
    await confirmErasure(scene.reviewer, await asked(scene));
    const columns = await rowsOf<{ table: string; sealed: string[] }>(
      `SELECT c.relname AS "table", coalesce(array_agg(b.attname::text) FILTER (WHERE b.atttypid = 'bytea'::regtype), '{}') AS sealed
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'case_id'
       LEFT JOIN pg_attribute b ON b.attrelid = c.oid AND b.attnum > 0 AND NOT b.attisdropped
       WHERE c.relnamespace = 'private'::regnamespace AND c.relkind = 'r' GROUP BY 1`,
    );
    expect(columns.length).toBeGreaterThan(10);
    for (const { table, sealed } of columns) {
      const rows = await rowsOf<Record<string, unknown>>(`SELECT * FROM private.${table} WHERE case_id = $1`, [
        scene.caseId,
      ]);
      if (!kept.some(({ name }) => name === table)) expect([table, rows.length]).toEqual([table, 0]);
      for (const row of rows)
        for (const column of sealed)
          expect([table, column, (row[column] as Buffer | null)?.length ?? 0]).toEqual([table, column, 0]);
    }
    const [file] = await rowsOf<{ empty: boolean }>(
      `SELECT title_sealed = '' AND person_sealed = '' AND import_digest IS NULL AS empty FROM private.case_file WHERE id = $1`,
      [scene.caseId],
    );
    expect(file?.empty).toBe(true);
  });

  it('attack: one person alone, another office, a role that may not — safeguard: the database decides who', async () => {
    const scene = await importedCase('001');
    const elsewhere = await someStaff('officer', await someOffice());
    await expect(askErasure(elsewhere, scene.caseId)).rejects.toThrow(CaseNotFoundError);
    expect(await codeOf(askErasure(scene.reviewer, scene.caseId))).toBe('42501');
    const id = await asked(scene);
    expect(await codeOf(confirmErasure(scene.officer, id))).toBe('42501');
    const finance = await someStaff('finance');
    expect(await codeOf(confirmErasure(finance, id))).toBe('42501');
    // The same person in both roles, one after the other.
    await asSuperuser(async (client) => {
      await client.query('SET session_replication_role = replica');
      await client.query(`UPDATE identity.role_grant SET role = 'reviewer' WHERE user_id = $1`, [scene.officer.userId]);
    });
    const both: StaffActor = { ...scene.officer, role: 'reviewer', databaseRole: 'homeward_reviewer' };
    expect(await codeOf(confirmErasure(both, id))).toBe('HW005');
    await confirmErasure(scene.reviewer, id);
    expect(await codeOf(confirmErasure(scene.reviewer, id))).toBe('HW002');
    expect(await codeOf(declineErasure(scene.reviewer, id, 'asked_by_mistake'))).toBe('HW002');
    await expect(asked(scene)).rejects.toThrow(CaseNotFoundError);
  });

  it('attack: rows are not erased, and a key is not declared gone, past the two people', async () => {
    const scene = await importedCase('001');
    const id = await asked(scene);
    for (const actor of [scene.officer, scene.reviewer, workerActor])
      expect(
        await codeOf(
          inTransaction(actor, 'attack', (tx) => tx.$queryRaw`SELECT private.erase_rows(${scene.caseId}::uuid)::text`),
        ),
      ).toBe('42501');
    await inTransaction(workerActor, 'attack', (tx) => tx.$queryRaw`SELECT private.key_erased(${id}::uuid)::text`);
    expect((await erasuresFor(scene.officer))[0]?.keyErasedAt).toBeNull();
  });

  it('ends between the rows and the key: the hourly round erases the key — safeguard: the round repeats itself', async () => {
    const scene = await importedCase('001');
    const id = await asked(scene);
    const failing = vi.spyOn(vault(), 'eraseCaseKey').mockRejectedValueOnce(new Error('the process ended'));
    await expect(confirmErasure(scene.reviewer, id)).rejects.toThrow('the process ended');
    failing.mockRestore();
    await vault().caseKey(scene.caseId);
    await finishErasures();
    await expect(vault().caseKey(scene.caseId)).rejects.toThrow(CaseKeyMissingError);
    expect((await erasuresFor(scene.officer))[0]?.keyErasedAt).not.toBeNull();
  });

  it('a folder of keys comes back from a backup: the round erases it again, and the day closes the erasure', async () => {
    const scene = await importedCase('001');
    const folder = path.join(process.env.DATA_DIR ?? '', 'case-keys');
    const keyFile = path.join(folder, `${scene.caseId}.json`);
    const backup = await readFile(keyFile);
    await confirmErasure(scene.reviewer, await asked(scene));
    await rm(path.join(folder, `${scene.caseId}.erased`));
    await writeFile(keyFile, backup);
    await vault().caseKey(scene.caseId);
    expect(await finishErasures()).toBe(0);
    await expect(vault().caseKey(scene.caseId)).rejects.toThrow(CaseKeyMissingError);
    await asSuperuser((client) =>
      client.query(`UPDATE private.erasure SET complete_by = current_date WHERE case_id = $1`, [scene.caseId]),
    );
    expect(await finishErasures()).toBe(1);
    expect(await finishErasures()).toBe(0);
    expect((await erasuresFor(scene.officer))[0]?.completedAt).not.toBeNull();
    expect((await trailOf(scene.caseId)).at(-1)).toBe('case.erasure_completed');
  });
});

/** A wrapped key is about 70 bytes long. */
const WRAPPED_BYTES_MAX = 110;

/** Every value of every table, as a dump of the database holds it. */
async function dump(): Promise<{ texts: string; sealed: Buffer[] }> {
  const tables = await rowsOf<{ name: string; sealed: string[] }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name,
       coalesce(array_agg(a.attname::text) FILTER (WHERE a.atttypid = 'bytea'::regtype), '{}') AS sealed
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind = 'r' AND n.nspname !~ '^pg_|information_schema' GROUP BY 1`,
  );
  let texts = '';
  const sealed: Buffer[] = [];
  for (const { name, sealed: columns } of tables) {
    for (const row of await rowsOf<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`))
      texts += `${row.row}\n`;
    for (const column of columns)
      for (const { value } of await rowsOf<{ value: Buffer | null }>(`SELECT "${column}" AS value FROM ${name}`))
        if (value) sealed.push(value);
  }
  return { texts, sealed };
}

/** What only the private side may know of a demonstration case. */
function secretsOf(number: string): string[] {
  const { fullName, phones, emails, idNumbers } = (
    JSON.parse(readFileSync(`prisma/seed/cases/case-${number}.json`, 'utf8')) as {
      private: {
        fullName: { given: string; family: string };
        phones: string[];
        emails: string[];
        idNumbers: { value: string }[];
      };
    }
  ).private;
  return [
    `${fullName.given} ${fullName.family}`,
    fullName.family,
    ...phones,
    ...emails,
    ...idNumbers.map(({ value }) => value),
  ];
}

describe('a dump of the database and the key ring, together', () => {
  it('open nothing — safeguard: wrapped keys are not in the database', async () => {
    const scene = await importedCase('001');
    const donorsMail = vault().sealFor('donor', 'email', Buffer.from('ann@mail.example'));
    const stolen = await mkdtemp(path.join(tmpdir(), 'homeward-stolen-'));
    try {
      const thief = openVault({ encryptionKeys: generatedKeys(process.env.DATA_DIR ?? ''), dataDir: stolen });
      await expect(thief.caseKey(scene.caseId)).rejects.toThrow(CaseKeyMissingError);
      expect(() => thief.unsealFor('donor', 'email', donorsMail)).toThrow();
      expect(thief.fingerprint('donor', 'ann@mail.example')).not.toBe(vault().fingerprint('donor', 'ann@mail.example'));
      const { texts, sealed } = await dump();
      expect(sealed.length).toBeGreaterThan(10);
      // No value of the dump is a key of this case in any wrapping: planted as one, none opens.
      for (const [at, bytes] of sealed.filter(({ length }) => length < WRAPPED_BYTES_MAX).entries()) {
        const planted = openVault({
          encryptionKeys: generatedKeys(process.env.DATA_DIR ?? ''),
          dataDir: path.join(stolen, String(at)),
        });
        await mkdir(path.join(stolen, String(at), 'case-keys'), { recursive: true });
        const keyFile = path.join(stolen, String(at), 'case-keys', `${scene.caseId}.json`);
        await writeFile(keyFile, JSON.stringify({ version: 1, wrapped: bytes.toString('base64') }));
        await expect(planted.caseKey(scene.caseId)).rejects.toThrow();
      }
      for (const secret of secretsOf('001')) expect([secret, texts.includes(secret)]).toEqual([secret, false]);
      // The same thief with the folder of keys reads everything: it is these that keep it closed.
      await cp(path.join(process.env.DATA_DIR ?? '', 'case-keys'), path.join(stolen, 'case-keys'), { recursive: true });
      expect(await thief.caseKey(scene.caseId)).toHaveLength(32);
    } finally {
      await rm(stolen, { recursive: true });
    }
  });
});
