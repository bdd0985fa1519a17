import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { asOwner, type Installation, letters } from './installation';
import { readable } from './readable';

// What leaves the installation, or is left in it, beside its pages.

export interface Output {
  where: string;
  text: string;
  /** Bytes: marks are looked for in them, too, short names of the demonstration are not. */
  raw?: string;
}

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const at = path.join(folder, entry.name);
        return entry.isDirectory() ? filesBelow(at) : [at];
      })
    : [];

/** What every process of the installation has written down, PostgreSQL's own log among it. */
export function logs({ dataDir }: Installation): Output[] {
  const folders = [
    path.join(dataDir, 'logs'),
    path.join(dataDir, 'postgres', 'data', 'log'),
    path.join(dataDir, 'postgres', 'log'),
  ];
  return folders
    .flatMap(filesBelow)
    .map((file) => ({ where: path.relative(dataDir, file), text: readFileSync(file, 'utf8') }));
}

const KEPT_FILE_BYTES_MAX = 20_000_000;

/** Everything else in the data folder, names of files too; the database is read as tables, mails and payments by themselves. */
export function files({ dataDir }: Installation): Output[] {
  return filesBelow(dataDir)
    .filter((file) => !/^(?:postgres|logs|mail|sandbox)\//.test(path.relative(dataDir, file)))
    .filter((file) => statSync(file).size < KEPT_FILE_BYTES_MAX)
    .map((file) => ({
      where: path.relative(dataDir, file),
      text: `${file}\n${readFileSync(file).toString('latin1')}`,
    }));
}

/** Every letter that left, as sent: headers, all parts decoded, and what is attached. */
export async function mails(installation: Installation): Promise<(Output & { recipients: string[] })[]> {
  const all = await letters(installation);
  return Promise.all(
    all.map(async (letter) => {
      const attached = await Promise.all(
        letter.attachments.map(async (_, index) => {
          const answer = await fetch(`${installation.mails}/messages/${letter.id}/attachments/${index}`);
          return readable(Buffer.from(await answer.arrayBuffer()), answer.headers.get('content-type') ?? '');
        }),
      );
      return {
        where: `mail “${letter.subject}”`,
        recipients: letter.recipients,
        text: [JSON.stringify(letter), ...attached.map(({ text }) => text)].join('\n'),
        raw: attached.map(({ raw }) => raw).join('\n'),
      };
    }),
  );
}

interface Table {
  name: string;
}

const TABLES = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
    AND EXISTS (SELECT FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_type e ON e.oid = t.typelem
      WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND ('bytea' IN (t.typname, e.typname) OR 'S' IN (t.typcategory, e.typcategory)
        OR t.typname IN ('json', 'jsonb', 'date', 'xml')))
  ORDER BY 1`;

async function tableOf(client: pg.Client, { name }: Table): Promise<Output> {
  const { rows } = await client.query<{ text: string | null }>(
    `SELECT string_agg(t::text, E'\\n') AS text FROM ${name} t`,
  );
  return { where: name, text: rows[0]?.text ?? '' };
}

/** Every table as whoever holds a backup reads it. */
export const database = (installation: Installation): Promise<Output[]> =>
  asOwner(installation, async (client) => {
    const { rows } = await client.query<Table>(TABLES);
    const outputs: Output[] = [];
    for (const table of rows) outputs.push(await tableOf(client, table));
    return outputs;
  });

const WATCH = `
  CREATE SCHEMA IF NOT EXISTS planted;
  CREATE TABLE IF NOT EXISTS planted.job (at timestamptz DEFAULT now(), task integer, payload text, last_error text);
  CREATE OR REPLACE FUNCTION planted.note_job() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
  BEGIN INSERT INTO planted.job (task, payload, last_error) VALUES (NEW.task_id, NEW.payload::text, NEW.last_error); RETURN NEW; END $$;
  GRANT EXECUTE ON FUNCTION planted.note_job() TO PUBLIC;
  CREATE OR REPLACE TRIGGER planted_note_job AFTER INSERT OR UPDATE OF payload, last_error ON graphile_worker._private_jobs
    FOR EACH ROW EXECUTE FUNCTION planted.note_job()`;

/** From here on every job is noted as it is queued and as it fails: those that are done leave no row. */
export const watchJobs = (installation: Installation): Promise<void> =>
  asOwner(installation, async (client) => {
    await client.query(WATCH);
  });

export const jobs = (installation: Installation): Promise<Output[]> =>
  asOwner(installation, async (client) => {
    const { rows } = await client.query<{ task: number; payload: string; last_error: string | null }>(
      'SELECT * FROM planted.job',
    );
    await client.query('DROP TRIGGER planted_note_job ON graphile_worker._private_jobs; DROP SCHEMA planted CASCADE');
    return rows.map(({ task, payload, last_error }) => ({
      where: `job of task ${task}`,
      text: `${payload}\n${last_error ?? ''}`,
    }));
  });
