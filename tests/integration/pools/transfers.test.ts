import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { StaffActor } from '~/domain/access';
import { needBySlug } from '~/domain/campaigns/index.server';
import { type OfficeLine, readOfficeLines } from '~/domain/disbursements/index.server';
import {
  cancelPoolTransfer,
  decidePoolTransfer,
  proposePoolTransfer,
  readOfficePoolTransfers,
} from '~/domain/finance/index.server';
import { inTransaction } from '~/platform/db/index.server';
import { asSuperuser } from '../database';
import { bookGift, openCheckout } from '../ledger/acts';
import { endPools } from '../ledger/scene';
import { endowReserve, expectInvariants } from '../ledger/taking-acts';
import {
  type Child,
  codeOf,
  type Office,
  offeredChild,
  offeredChildren,
  type Page,
  published,
  rowsOf,
  someFullOffice,
  someStaff,
} from './scene';

// Money of the solidarity pool and of the reserve for a group of children: proposed for one child's need by that child's
// officer, decided by finance. 300 dollars of school fees each, with the margin 309; eleven of them, rounded: 3,400.

let office: Office;
let elsewhere: Office;
let finance: StaffActor;
let child: Child;
let abroad: Child;
let page: Page;

beforeAll(async () => {
  await endowReserve();
  [office, elsewhere] = [await someFullOffice(), await someFullOffice()];
  finance = await someStaff('finance');
  child = await offeredChild(office);
  abroad = await offeredChild(elsewhere);
  await offeredChildren(office, 9, { incidents: 2 });
  page = await published(await someStaff('reviewer'));
  await bookGift({ checkoutId: await openCheckout({ amountMinor: 500_000n }), amountMinor: 500_000n });
}, 120_000);
afterEach(expectInvariants);
afterAll(endPools);

const give = async (amountMinor: bigint) => {
  const asked = { campaignId: page.campaignId, lineId: page.lineId, amountMinor };
  return bookGift({ checkoutId: await openCheckout(asked), amountMinor });
};
const needOf = async (actor: StaffActor, { caseId }: Child): Promise<OfficeLine> => {
  const line = (await readOfficeLines(actor)).find((one) => one.caseId === caseId);
  if (!line) throw new Error('no line for this child');
  return line;
};
const propose = async (actor: StaffActor, line: OfficeLine, amountMinor: bigint, id: string = randomUUID()) => {
  await proposePoolTransfer(actor, { id, line, amountMinor, reason: 'A rest is missing' });
  return id;
};
const lineNow = async () =>
  (
    await rowsOf<{ budgeted_minor: string; allocated_minor: string }>(
      'SELECT budgeted_minor, allocated_minor FROM ledger.line_position WHERE campaign_line_id = $1',
      [page.lineId],
    )
  )[0];
const inSql = (actor: StaffActor, needId: string | null, amountMinor: bigint) =>
  codeOf(
    inTransaction(
      actor,
      'attack',
      (tx) =>
        tx.$queryRaw`SELECT giving.propose_pooled_transfer(${randomUUID()}::uuid, ${needId}::uuid, ${amountMinor}, '\\x01'::bytea)::text`,
    ),
  );

describe('a group of children', () => {
  it('is funded by the solidarity pool for one child, when finance approves what its officer proposed', async () => {
    await give(10_000n);
    const need = await needOf(office.officer, child);
    expect(need).toMatchObject({ asks: 'pool', goalMinor: 30_900n, freeMinor: 10_000n });
    const id = await propose(office.officer, need, 20_900n);
    await propose(office.officer, need, 20_900n, id);
    await decidePoolTransfer(finance, id, true);
    expect(await lineNow()).toEqual({ budgeted_minor: '340000', allocated_minor: '30900' });
    expect(await needOf(office.officer, child)).toMatchObject({ freeMinor: 30_900n });
    expect(await readOfficePoolTransfers(office.colleague, need)).toMatchObject([
      { id, state: 'approved', reason: 'A rest is missing' },
    ]);
  });

  // Safeguards: private.require_officer_of_case in the proposal, ledger.check_pool_transfer_need, office_pool_transfer.
  it('attack: another office, another line, no need, or more than is missing', async () => {
    const [mine, theirs] = [await needOf(office.officer, child), await needOf(elsewhere.officer, abroad)];
    expect(await inSql(office.officer, theirs.needId, 100n)).toBe('HW001');
    expect(await inSql(finance, mine.needId, 100n)).toBe('42501');
    expect(await inSql(office.officer, randomUUID(), 100n)).toBe('HW007');
    // The group holds enough for this need: nothing is missing.
    expect(await inSql(office.officer, mine.needId, 1n)).toBe('HW003');
    const byLine = inTransaction(
      office.officer,
      'attack',
      (tx) =>
        tx.$queryRaw`SELECT giving.propose_pool_transfer(${randomUUID()}::uuid, ${page.lineId}::uuid, 100::bigint, '\\x01'::bytea)::text`,
    );
    expect(await codeOf(byLine)).toBe('HW001');
    const byHand = asSuperuser((client) =>
      client.query(
        `INSERT INTO ledger.pool_transfer (id, campaign_line_id, currency, amount_minor, reason_sealed, proposed_by, proposed_at)
         VALUES ($1, $2, 'USD', 100, '\\x01', $3, now())`,
        [randomUUID(), page.lineId, office.officer.userId],
      ),
    );
    expect(
      await byHand.then(
        () => 'succeeded',
        ({ code }) => code,
      ),
    ).toBe('HW001');
    expect(await readOfficePoolTransfers(elsewhere.officer, theirs)).toEqual([]);
    expect(await readOfficePoolTransfers(elsewhere.officer, mine)).toEqual([]);
  });

  it('asks the reserve once it is funded in full; the need may cost more then, and the page says what it said', async () => {
    const before = await needBySlug(page.slug);
    await give(309_100n);
    const need = await needOf(elsewhere.officer, abroad);
    expect(need).toMatchObject({ asks: 'reserve', goalMinor: 30_900n });
    const back = await propose(elsewhere.officer, need, 4_000n);
    await expect(cancelPoolTransfer(office.officer, back)).rejects.toThrow();
    await cancelPoolTransfer(elsewhere.colleague, back);
    const id = await propose(elsewhere.officer, need, 5_000n);
    await decidePoolTransfer(finance, id, true);
    expect(await lineNow()).toEqual({ budgeted_minor: '345000', allocated_minor: '345000' });
    expect(await needOf(elsewhere.officer, abroad)).toMatchObject({ goalMinor: 35_900n, freeMinor: 35_900n });
    expect(await needOf(office.officer, child)).toMatchObject({ goalMinor: 30_900n });
    const after = await needBySlug(page.slug);
    expect(after !== 'gone' && before !== 'gone' && [after?.goalMinor, before?.goalMinor]).toEqual([
      340_000n,
      340_000n,
    ]);
    const ask = (amountMinor: bigint) =>
      codeOf(
        inTransaction(
          elsewhere.officer,
          'request',
          (tx) =>
            tx.$queryRaw`SELECT ledger.request_pooled_disbursement(${randomUUID()}::uuid, ${need.needId}::uuid, ${amountMinor}, 'PY-222222', '\\x00'::bytea, '2030-01-15'::date)::text`,
        ),
      );
    expect([await ask(35_901n), await ask(35_900n)]).toEqual(['HW003', 'succeeded']);
  });
});
