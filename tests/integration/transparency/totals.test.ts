import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workerActor } from '~/domain/access';
import { needIn } from '~/domain/campaigns/index.server';
import { CONFIRM_HOURS, KEPT_AFTER_CLOSE_HOURS } from '~/domain/following';
import { monthlyTrialBalance, sealFinished } from '~/domain/ledger/index.server';
import { type Measure, saidRules } from '~/domain/transparency';
import { shownNow, tellMonths, toldTotals } from '~/domain/transparency/index.server';
import { payNow } from '../following/scene';
import { rowsOf } from '../giving/scene';
import { openBalances, openCheckout } from '../ledger/acts';
import { endPools, refusal, rows, type Scene, setScene, value, worker } from '../ledger/scene';

// What the page says of all the money is what the ledger holds, and never the money of a few.

let needs: Scene[];

async function pageOf({ campaignId }: Scene) {
  const [page] = await rowsOf<{ slug: string }>('SELECT slug FROM public.campaign WHERE id = $1', [campaignId]);
  return needIn(page?.slug ?? '', 'en');
}
beforeAll(async () => {
  await rowsOf(`INSERT INTO system.installation (mode) VALUES ('demo')`);
  needs = [];
  for (let need = 0; need < 4; need += 1) needs.push(await setScene([10_000_000n]));
  await rowsOf(`UPDATE public.campaign SET visible_until = now() + interval '9 years'`);
  await openBalances(needs[0] as Scene, 9_000_000n);
});
afterAll(endPools);

interface Gift {
  donor?: Buffer;
  amountMinor: bigint;
  coverMinor?: bigint;
  feeMinor?: bigint;
  need?: Scene;
}

/** A gift of this moment, settled with its fee. */
async function give({
  donor = randomBytes(32),
  amountMinor,
  coverMinor = 0n,
  feeMinor = 0n,
  need,
}: Gift): Promise<string> {
  const checkoutId = await openCheckout({ campaignId: need?.campaignId, amountMinor, feeCoverMinor: coverMinor });
  const id = randomUUID();
  const gross = amountMinor + coverMinor;
  const giftId = await value<string>(worker, `SELECT giving.book_gift($1, $2, $3, $4, 'USD', system.now(), $5, $5)`, [
    checkoutId,
    `pi_${id}`,
    `ch_${id}`,
    gross,
    donor,
  ]);
  if (feeMinor > 0n)
    await value(
      worker,
      `SELECT giving.book_balance_transaction($1, 'charge', $2, $3, $4, 'USD', NULL, $5, NULL, NULL, system.now(), system.now())`,
      [`txn_${id}`, gross, feeMinor, gross - feeMinor, `ch_${id}`],
    );
  return giftId;
}

async function pay(need: Scene, amountMinor: bigint): Promise<void> {
  await give({ amountMinor, need });
  await payNow(need, amountMinor);
}

/** The month ends, and what may be told of it is told. */
async function monthEnds(): Promise<number> {
  await sealFinished(workerActor);
  await rowsOf(`SELECT system.advance_clock(extract(epoch FROM date_trunc('month', system.now() AT TIME ZONE 'UTC') + interval '1 month 12 hours'
    - (system.now() AT TIME ZONE 'UTC'))::bigint)`);
  return tellMonths();
}

const toldOf = async (measure: Measure) =>
  BigInt((await toldTotals()).currencies[0]?.measures.find((row) => row.measure === measure)?.totalMinor ?? 0);
const lastMonth = async () =>
  (
    await rowsOf<{ month: string }>(
      `SELECT to_char(system.now() AT TIME ZONE 'UTC' - interval '1 month', 'YYYY-MM') AS month`,
    )
  )[0]?.month ?? '';
const closing = async (code: string) =>
  (await monthlyTrialBalance(workerActor, await lastMonth())).find(
    ({ accountCode, currency }) => accountCode === code && currency === 'USD',
  )?.closingMinor ?? 0n;

describe('gifts', () => {
  it('safeguard: facts_min, ten gifts are not told, with the eleventh all are, and the page says what the ledger holds', async () => {
    for (let gift = 0; gift < 10; gift += 1) await give({ amountMinor: 1_000n, coverMinor: 50n, feeMinor: 59n });
    expect(await monthEnds()).toBe(0);
    expect(await toldTotals()).toMatchObject({ currencies: [] });
    await give({ amountMinor: 1_000n, coverMinor: 50n, feeMinor: 59n });
    expect(await toldTotals()).toMatchObject({ currencies: [] });
    await monthEnds();
    expect(await toldOf('given')).toBe(11_550n);
    expect(await toldOf('given_pool')).toBe(11_550n);
    expect(await toldOf('fee_cover')).toBe(-(await closing('fee_cover_income')));
    expect(await toldOf('fees')).toBe(await closing('processing_fees'));
  });

  it('safeguard: distinct donors, one donor with twenty gifts is one', async () => {
    const before = await toldOf('given');
    const donor = randomBytes(32);
    for (let gift = 0; gift < 20; gift += 1) await give({ amountMinor: 700n, donor });
    await monthEnds();
    expect(await toldOf('given')).toBe(before);
    for (let gift = 0; gift < 10; gift += 1) await give({ amountMinor: 300n });
    await monthEnds();
    expect(await toldOf('given')).toBe(before + 17_000n);
  });

  it('safeguard: the parts come together, two gifts to the operating fund are no difference of other figures', async () => {
    const [given, pool] = [await toldOf('given'), await toldOf('given_pool')];
    for (let gift = 0; gift < 12; gift += 1) await give({ amountMinor: 500n });
    for (let gift = 0; gift < 2; gift += 1) {
      const checkoutId = await openCheckout({ destination: 'operating', amountMinor: 4_321n });
      await value(worker, `SELECT giving.book_gift($1, $2, $3, 4321, 'USD', system.now(), $4, $4)`, [
        checkoutId,
        `pi_${randomUUID()}`,
        `ch_${randomUUID()}`,
        randomBytes(32),
      ]);
    }
    await monthEnds();
    expect(await toldOf('given')).toBe(given + 6_000n + 8_642n);
    expect(await toldOf('given_pool')).toBe(pool);
    expect(await toldOf('given_operating')).toBe(0n);
  });

  it('is the ledger, whatever is given when: every step has eleven donors behind it, and the steps sum to the books', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 2, maxLength: 3 }), async (months) => {
        for (const count of months) {
          const before = await toldTotals();
          for (let gift = 0; gift < count; gift += 1) await give({ amountMinor: BigInt(100 + gift), feeMinor: 7n });
          await monthEnds();
          const [waiting] = await rowsOf<{ donors: number; sum: string }>(
            `SELECT count(DISTINCT coalesce(donor_id, id))::int AS donors, coalesce(sum(amount_minor), 0)::text AS sum FROM giving.gift
             WHERE date_trunc('month', paid_at AT TIME ZONE 'UTC') > coalesce((SELECT max(through_month) FROM ledger.told_total WHERE measure = 'given'), '-infinity')`,
          );
          const [all] = await rowsOf<{ sum: string }>('SELECT sum(amount_minor)::text AS sum FROM giving.gift');
          expect(waiting?.donors).toBeLessThan(saidRules.factsMin);
          expect((await toldOf('given')) + BigInt(waiting?.sum ?? 0)).toBe(BigInt(all?.sum ?? 0));
          const after = await toldTotals();
          // Nothing that was told is told differently afterwards.
          for (const { currency, measures } of before.currencies)
            for (const { measure, steps } of measures)
              expect(
                after.currencies
                  .find((one) => one.currency === currency)
                  ?.measures.find((one) => one.measure === measure)
                  ?.steps.slice(0, steps.length),
              ).toEqual(steps);
        }
      }),
      { numRuns: 4 },
    );
  });
});

describe('payments', () => {
  it('safeguard: pages_min, payments of two needs are not summed up; of three they are what the pages show', async () => {
    await pay(needs[0] as Scene, 5_000n);
    await pay(needs[1] as Scene, 6_000n);
    await monthEnds();
    expect(await toldOf('paid')).toBe(0n);
    await pay(needs[2] as Scene, 7_000n);
    await monthEnds();
    expect(await toldOf('paid')).toBe(18_000n);
    const [now] = await shownNow();
    expect(now?.paidMinor).toBe('18000');
    expect(await pageOf(needs[1] as Scene)).toMatchObject({ paid: [{ amountMinor: '6000' }] });
  });

  it('safeguard: closed_pages_min, what is paid after a page was closed is in no figure and no difference', async () => {
    const gone = needs[2] as Scene;
    await give({ amountMinor: 900n, need: gone });
    await rowsOf(`UPDATE public.campaign SET status = 'unpublished' WHERE id = $1`, [gone.campaignId]);
    await payNow(gone, 900n);
    for (const need of [needs[0], needs[1], needs[3]]) await pay(need as Scene, 1_000n);
    await monthEnds();
    expect(await toldOf('paid')).toBe(21_000n);
    expect(await toldOf('paid_closed')).toBe(0n);
    expect(await pageOf(gone)).toBe('gone');
  });
});

describe('what is told', () => {
  it('append_only: is never rewritten, not even by the owner, and the worker tells a month once', async () => {
    expect(await tellMonths()).toBe(0);
    for (const sql of ['UPDATE ledger.told_total SET amount_minor = 1', 'DELETE FROM ledger.told_month'])
      expect(await refusal(rowsOf(sql))).toBe('HW002');
    expect(await refusal(rows({ role: 'public' }, 'SELECT * FROM ledger.told_total'))).toBe('42501');
    expect(await refusal(value({ role: 'finance' }, 'SELECT ledger.tell_months()'))).toBe('42501');
  });

  it('says the numbers that the rules hold', async () => {
    const [rule] =
      await rowsOf(`SELECT t.facts_min, t.pages_min, d.receipt_years, d.session_minutes, f.confirm_hours, f.kept_after_close_hours
      FROM ledger.telling_rule t, giving.donor_rule d, giving.follow_rule f`);
    expect(rule).toEqual({
      facts_min: saidRules.factsMin,
      pages_min: saidRules.pagesMin,
      receipt_years: saidRules.receiptYears,
      session_minutes: saidRules.donorSessionMinutes,
      confirm_hours: CONFIRM_HOURS,
      kept_after_close_hours: KEPT_AFTER_CLOSE_HOURS,
    });
  });
});
