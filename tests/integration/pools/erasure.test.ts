import { beforeAll, expect, test } from 'vitest';
import type { StaffActor } from '../../../app/domain/access';
import { askErasure, confirmErasure } from '../../../app/domain/cases/index.server';
import { readOfficeLines } from '../../../app/domain/disbursements/index.server';
import { openPool } from '../../../app/domain/pools/index.server';
import { CaseKeyMissingError, vault } from '../../../app/platform/crypto/index.server';
import {
  type Child,
  type Office,
  offeredChild,
  offeredChildren,
  type Page,
  published,
  rowsOf,
  someFullOffice,
  someStaff,
  statusOf,
} from './scene';

// A child of a group is erased. Nothing of them is left but what binds money to its line, and the others stay.

let office: Office;
let reviewer: StaffActor;
let first: Child;
let second: Child;
let page: Page;
beforeAll(async () => {
  office = await someFullOffice();
  reviewer = await someStaff('reviewer');
  [first, second] = [await offeredChild(office), await offeredChild(office)];
  await offeredChildren(office, 10, { incidents: 3 });
  page = await published(reviewer);
}, 120_000);

const erase = async ({ caseId }: Child) => confirmErasure(reviewer, await askErasure(office.officer, caseId));
const amountsOf = () =>
  rowsOf(
    `SELECT (SELECT goal_minor FROM public.campaign_line WHERE id = $1) AS goal, (SELECT budgeted_minor FROM ledger.line_position WHERE campaign_line_id = $1) AS budget`,
    [page.lineId],
  );

test('the page of twelve stands with eleven, its amounts say nothing, and only what binds money to its line is left', async () => {
  const before = await amountsOf();
  await erase(first);
  await expect(vault().caseKey(first.caseId)).rejects.toThrow(CaseKeyMissingError);
  expect(await statusOf(page)).toBe('published');
  expect(await amountsOf()).toEqual(before);
  const [left] = await rowsOf<{ left: boolean; needs: string; lines: string; register: string; consents: string }>(
    `SELECT bool_and(m.left_at IS NOT NULL) AS left, (SELECT count(*) FROM private.pool_need WHERE case_id = $1) AS needs,
       (SELECT count(*) FROM private.needs_line WHERE case_id = $1) AS lines,
       (SELECT count(*) FROM private.register_entry WHERE case_id = $1) AS register,
       (SELECT count(*) FROM private.consent WHERE case_id = $1 AND sealed <> '') AS consents
     FROM private.pool_member m WHERE m.case_id = $1`,
    [first.caseId],
  );
  expect(left).toEqual({ left: true, needs: '1', lines: '0', register: '0', consents: '0' });
  expect((await readOfficeLines(office.officer)).map(({ caseId }) => caseId)).not.toContain(first.caseId);
  expect((await openPool(reviewer, page.poolId))?.members.map(({ caseId }) => caseId)).not.toContain(first.caseId);
});

// Safeguard: private.leave_with_consent, in the transaction that withdraws; the reviewer's confirmation comes later.
test('with the second of twelve the page comes down when erasure is asked for, before anybody confirms', async () => {
  await askErasure(office.officer, second.caseId);
  expect(await statusOf(page)).toBe('unpublished');
  await erase(second);
  expect(await rowsOf('SELECT 1 FROM private.pool_need WHERE pool_id = $1', [page.poolId])).toHaveLength(12);
});
