import { randomUUID } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import readSheet from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExportFormat, exportReport, reports } from '~/domain/finance/index.server';
import { asSuperuser } from '../database';
import { bookGift, openCheckout } from '../ledger/acts';
import { endPools, type Scene, setScene, value } from '../ledger/scene';
import { financeActor } from './scene';

let scene: Scene;

beforeAll(async () => {
  scene = await setScene([300_000n, 1_234n], { currency: 'KWD' });
  const checkoutId = await openCheckout({
    campaignId: scene.campaignId,
    lineId: scene.lineIds[0],
    amountMinor: 123_450n,
    currency: 'KWD',
  });
  await bookGift({ checkoutId, amountMinor: 123_450n, currency: 'KWD' });
  for (const [currency, amountMinor] of [
    ['JPY', 5_000n],
    ['USD', 150_050n],
  ] as const) {
    const pool = await openCheckout({ destination: 'pool', amountMinor, currency });
    await bookGift({ checkoutId: pool, amountMinor, currency });
  }
  await asSuperuser((client) =>
    client.query(`UPDATE public.campaign_line SET label = '=HYPERLINK("http://x")' WHERE id = $1`, [scene.lineIds[0]]),
  );
});
afterAll(endPools);

const exported = (name: string, format: ExportFormat, filter = {}) => {
  const report = reports.get(name);
  if (!report) throw new Error(`no report ${name}`);
  return exportReport(financeActor(scene.finance), report, filter, format);
};
const lines = async (name: string, filter = {}) =>
  (await text((await exported(name, 'csv', filter)).body)).replace('\ufeff', '').trim().split('\r\n');

describe('a table as CSV', () => {
  it('has amounts as plain numbers of each currency’s own decimals, with the ISO code beside them', async () => {
    const rows = await lines('gifts');
    const head = rows[0]?.split(',') ?? [];
    const [amount, currency] = [head.indexOf('Amount'), head.indexOf('Currency')];
    const found = rows.slice(1).map((row) => [row.split(',')[currency], row.split(',')[amount]]);
    expect(Object.fromEntries(found)).toEqual({ KWD: '123.450', JPY: '5000', USD: '1500.50' });
  });

  it('adds the currency where the screen has it in the head', async () => {
    expect((await lines('cash'))[0]).toContain('Currency');
  });

  it('disarms what a spreadsheet would take for a formula', async () => {
    const rows = await lines('funds');
    expect(rows.join('\n')).toContain(`"'=HYPERLINK(""http://x"")"`);
  });

  it('leaves negative amounts alone: they are numbers, not formulas', async () => {
    await value(
      scene.finance,
      `SELECT ledger.book_opening_balance($1, 'bank_main', 'USD', 5, 'reserve', '2026-11-01')`,
      [randomUUID()],
    );
    const rows = await lines('journal');
    expect(rows.join('\n')).not.toContain("'-");
  });

  it('says in its name what it is and when it was made', async () => {
    const { fileName, contentType } = await exported('gifts', 'csv', { state: 'booked' });
    expect(fileName).toMatch(/^homeward-gifts-booked-\d{4}-\d\d-\d\dT\d{4}Z\.csv$/);
    expect(contentType).toBe('text/csv; charset=utf-8');
  });
});

describe('a table as a workbook', () => {
  it('has amounts as numbers and texts as texts', async () => {
    const book = await buffer((await exported('funds', 'xlsx')).body);
    const sheet = (await readSheet(book))[0]?.data ?? [];
    const head = sheet[0] ?? [];
    const row = sheet.find((cells) => cells.includes(`'=HYPERLINK("http://x")`)) ?? [];
    expect(row[head.indexOf('Given')]).toBe(123.45);
    expect(row[head.indexOf('Currency')]).toBe('KWD');
    expect(book.toString('latin1')).not.toContain('<f>');
  });
});

describe('the trail', () => {
  it('knows who took which table, before a row left', async () => {
    const before = await noted();
    const { body } = await exported('gifts', 'csv');
    expect(await noted()).toBe(before + 1);
    body.destroy();
  });
});

const noted = () =>
  asSuperuser(async (client) => {
    const found = await client.query(
      `SELECT count(*)::integer AS count FROM audit.trail_entry WHERE action = 'finance.exported'`,
    );
    return found.rows[0].count as number;
  });
