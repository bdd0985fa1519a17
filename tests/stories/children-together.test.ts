import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { StaffActor } from '~/domain/access';
import { readAuditedDisbursement } from '~/domain/audit/index.server';
import { needBySlug } from '~/domain/campaigns/index.server';
import { withdrawConsent } from '~/domain/consent/index.server';
import { Refused, requestSchema } from '~/domain/disbursements';
import {
  approveDisbursement,
  cancelDisbursement,
  checkEvidence,
  confirmReceipt,
  executeDisbursement,
  readFinanceQueue,
  readOfficeDisbursements,
  readOfficeLines,
  requestDisbursement,
} from '~/domain/disbursements/index.server';
import { inTransaction } from '~/platform/db/index.server';
import { BOXES, REFERENCE, withReceipt } from '../integration/disbursements/scene';
import { bookGift, openCheckout } from '../integration/ledger/acts';
import { endPools } from '../integration/ledger/scene';
import { expectInvariants } from '../integration/ledger/taking-acts';
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
  statusOf,
} from '../integration/pools/scene';

// Schooling for a group of children: each school's bill is paid for one child, and nobody outside learns whose.

let office: Office;
let elsewhere: Office;
let reviewer: StaffActor;
let finance: StaffActor;
let finance2: StaffActor;
let auditor: StaffActor;
let child: Child;
let abroad: Child;
let page: Page;

beforeAll(async () => {
  [office, elsewhere] = [await someFullOffice(), await someFullOffice()];
  reviewer = await someStaff('reviewer');
  [finance, finance2] = [await someStaff('finance'), await someStaff('finance')];
  auditor = await someStaff('auditor');
  // Eleven children of four incidents and two offices; 300 dollars of school fees each, with the margin 309.
  child = await offeredChild(office);
  abroad = await offeredChild(elsewhere);
  await offeredChildren(office, 9, { incidents: 2 });
  page = await published(reviewer);
});
afterEach(expectInvariants);
afterAll(endPools);

const give = async (amountMinor: bigint) => {
  const asked = { campaignId: page.campaignId, lineId: page.lineId, amountMinor };
  return bookGift({ checkoutId: await openCheckout(asked), amountMinor });
};

const asked = (lineId: string, amount: string) =>
  requestSchema.parse({
    id: randomUUID(),
    line: lineId,
    amount,
    payee: 'new',
    payeeKind: 'school',
    payeeName: 'School of the Two Rivers',
    payeeAccount: 'KH 1234 5678',
    payeeSanctions: 'yes',
    reason: 'Fees of the year',
    plannedOn: '2030-01-15',
  });

/** The part of the group's line that is this child's. */
const needOf = async (actor: StaffActor, { caseId }: Child) => {
  const line = (await readOfficeLines(actor)).find((one) => one.caseId === caseId);
  if (!line) throw new Error('no line for this child');
  return line;
};

describe('schooling for a group of children', () => {
  it('a gift to the group pays one child’s school, and the receipt is audited under a pseudonym', async () => {
    await give(200_000n);
    const need = await needOf(office.officer, child);
    expect(need).toMatchObject({
      label: 'School fees, books and what lessons need',
      goalMinor: 30_900n,
      freeMinor: 30_900n,
    });
    const { id } = await requestDisbursement(office.officer, asked(need.id, '309'));
    const queued = (await readFinanceQueue(finance)).find((one) => one.id === id);
    expect(queued).toMatchObject({ pseudonym: need.pseudonym, amountMinor: 30_900n, category: 'education_skills' });
    await approveDisbursement(finance, id);
    await executeDisbursement(finance2, id, REFERENCE);
    const receipt = await withReceipt({ officer: office.officer } as Parameters<typeof withReceipt>[0], id);
    await checkEvidence(office.colleague, receipt, true);
    await confirmReceipt(office.colleague, id, { received: true, note: 'Seen at the school' });

    const audited = await readAuditedDisbursement(auditor, id);
    expect(audited).toMatchObject({ pseudonym: need.pseudonym, state: 'confirmed', amountMinor: 30_900n });
    expect(
      JSON.stringify(audited, (_key, value) => (typeof value === 'bigint' ? value.toString() : value)),
    ).not.toMatch(/Given|Family|Two Rivers/);
    expect(BOXES.length).toBeGreaterThan(0);
    expect(await needOf(office.officer, child)).toMatchObject({ paidMinor: 30_900n, freeMinor: 0n });
    const need2 = await needBySlug(page.slug);
    expect(need2 !== 'gone' && need2?.raisedMinor).toBe(200_000n);
  });

  // Falls without check_pooled_request.
  it('no child is paid more than its own need costs, nor by an officer of another office, nor without a name', async () => {
    const need = await needOf(elsewhere.officer, abroad);
    expect(await requestDisbursement(elsewhere.officer, asked(need.id, '310')).catch((error) => error)).toBeInstanceOf(
      Refused,
    );
    const sql = (actor: StaffActor, amount: bigint) =>
      codeOf(
        inTransaction(
          actor,
          'attack',
          (tx) =>
            tx.$queryRaw`SELECT ledger.request_pooled_disbursement(${randomUUID()}::uuid, ${need.id}::uuid, ${amount}::bigint, 'PY-222222', '\\x00'::bytea, '2030-01-15'::date)::text`,
        ),
      );
    expect(await sql(elsewhere.officer, 30_901n)).toBe('HW003');
    expect(await sql(office.officer, 30_000n)).toBe('HW001');
    expect(
      await codeOf(
        inTransaction(
          office.officer,
          'attack',
          (tx) =>
            tx.$queryRaw`SELECT ledger.request_disbursement(${randomUUID()}::uuid, ${page.lineId}::uuid, 100::bigint, 'PY-222222', '\\x00'::bytea, '2030-01-15'::date)::text`,
        ),
      ),
    ).toBe('HW001');
    // Two at once for the whole need: one of them.
    const both = await Promise.all([sql(elsewhere.officer, 20_000n), sql(elsewhere.officer, 20_000n)]);
    expect(both.sort()).toEqual(['HW003', 'succeeded']);
    // The other office sees nothing of it, and takes nothing back.
    const [mine] = await readOfficeDisbursements(elsewhere.officer);
    expect((await readOfficeDisbursements(office.officer)).map(({ id }) => id)).not.toContain(mine?.id);
    await expect(cancelDisbursement(office.officer, mine?.id ?? '')).rejects.toThrow();
    await cancelDisbursement(elsewhere.officer, mine?.id ?? '');
    expect((await needOf(elsewhere.officer, abroad)).freeMinor).toBe(30_900n);
  });

  it('when one child of eleven leaves, the page goes, and what was given stays for the children', async () => {
    await withdrawConsent(elsewhere.officer, abroad.caseId);
    expect(await needBySlug(page.slug)).toBe('gone');
    expect(await statusOf(page)).toBe('unpublished');
    // Nothing is released while children are left, and who has left is paid for as before.
    const [{ ended } = { ended: null }] = await rowsOf<{ ended: boolean }>(
      'SELECT giving.campaign_ended($1) AS ended',
      [page.campaignId],
    );
    expect(ended).toBe(false);
    const { id } = await requestDisbursement(
      elsewhere.officer,
      asked((await needOf(elsewhere.officer, abroad)).id, '100'),
    );
    await approveDisbursement(finance, id);
    await executeDisbursement(finance2, id, REFERENCE);
    // The budget is what it was: the amounts of the page told of no child.
    const budget = await rowsOf('SELECT budgeted_minor FROM ledger.line_position WHERE campaign_line_id = $1', [
      page.lineId,
    ]);
    expect(budget).toEqual([{ budgeted_minor: '340000' }]);
    // A gift that comes after the page went to where the donor chose.
    await rowsOf('UPDATE private.pool_member SET left_at = now() WHERE pool_id = $1 AND left_at IS NULL', [
      page.poolId,
    ]);
    const [last] = await rowsOf<{ ended: boolean }>('SELECT giving.campaign_ended($1) AS ended', [page.campaignId]);
    expect(last?.ended).toBe(true);
  });
});
