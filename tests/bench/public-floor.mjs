import process from 'node:process';
import express from 'express';
import pg from 'pg';

// The floor of public pages: bare Express, which reads one row of the same PostgreSQL and sends it with 29 KB of text.
const TEXT_BYTES = 29 * 1024;
const SENTENCE = 'The way home is drawn as it is paid for, step by step, by many people who never meet. ';
const text = SENTENCE.repeat(Math.ceil(TEXT_BYTES / SENTENCE.length)).slice(0, TEXT_BYTES);

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, options: '-c role=homeward_public', max: 20 });
const app = express();
app.get('/', async (_req, res) => {
  const { rows } = await pool.query({
    name: 'row',
    text: 'SELECT currency, max_minor FROM giving.currency_limit WHERE currency = $1',
    values: ['USD'],
  });
  res.type('html').send(`<!doctype html><title>${rows[0].currency} ${rows[0].max_minor}</title><p>${text}`);
});
app.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
