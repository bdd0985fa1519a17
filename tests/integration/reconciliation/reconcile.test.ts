import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { staffActor, workerActor } from '~/domain/access';
import { sweepBalance } from '~/domain/giving/index.server';
import {
  importStatement,
  nightlyChecks,
  nightlyChecksWhenDue,
  readRuns,
  reconcile,
} from '~/domain/reconciliation/index.server';
import { asSuperuser } from '../database';
import { beginGift, comeBack, rowsOf, slugOf } from '../giving/scene';
import { StripeSide, workOff } from '../giving/stripe-side';
import { openBalances } from '../ledger/acts';
import { endPools, type Scene, setScene, value } from '../ledger/scene';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('../giving/outside')).startOutside());
const stripe = new StripeSide(outside.apiBase, outside.catcher);
let scene: Scene;

beforeAll(async () => {
  scene = await setScene([1_000_000n]);
  await openBalances(scene);
  await stripe.order('settings', { daily_payouts: false });
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

const finance = () =>
  staffActor({ userId: scene.finance.userId ?? '', name: 'A finance', role: 'finance', officeId: null });
const give = async (amount: string) => {
  const { sessionId } = await beginGift(await slugOf(scene.campaignId), { amount, cover_fee: 'no', left_over: 'pool' });
  await stripe.pay(sessionId);
  await stripe.arrive();
  await comeBack(sessionId);
  await workOff();
};
const settled = async () => {
  await sweepBalance();
  return reconcile(workerActor);
};
const kinds = (found: readonly { kind: string }[]) => [...new Set(found.map(({ kind }) => kind))].sort();
/** The bank's statement: one line a payout, as CSV. */
const statement = (openingMinor: bigint, lines: [day: string, amountMinor: bigint][]) => {
  let balance = openingMinor;
  const decimal = (minor: bigint) => `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`;
  const rows = lines.map(([day, amountMinor]) => {
    balance += amountMinor;
    return `${day},STRIPE PAYOUT,${decimal(amountMinor)},${decimal(balance)}`;
  });
  return Buffer.from(`Date,Details,Amount,Balance\n${rows.join('\n')}\n`);
};

describe('reconcile', () => {
  it('is clean where gifts, fees and payouts are booked as Stripe and the bank say', async () => {
    await give('2500');
    await give('4000');
    expect(await settled()).toMatchObject({ clean: true, differences: [] });
    await stripe.order('clock', { advance_seconds: 10 * 86_400 });
    const { payouts } = await stripe.order<{ payouts: { id: string }[] }>('payouts', { arrived: true });
    await stripe.lose();
    const run = await settled();
    expect(run.differences).toEqual([]);
    expect(kinds(run.explained)).toContain('no_statement_yet');
    const [row] = await rowsOf<{ amount_minor: string; arrival_on: string }>(
      'SELECT amount_minor, arrival_on::text FROM ledger.payout WHERE payout_id = $1',
      [payouts[0]?.id],
    );
    await importStatement(finance(), {
      id: randomUUID(),
      bankCode: 'bank_main',
      currency: 'USD',
      bytes: statement(20_000_000n, [[row?.arrival_on ?? '', BigInt(row?.amount_minor ?? 0)]]),
    });
    expect(await settled()).toMatchObject({ clean: true, differences: [], explained: [] });
  });

  it('safeguard: names what Stripe has and we do not, and the other way round', async () => {
    await give('1000');
    await sweepBalance();
    const [lost] = await rowsOf<{ id: string }>(
      'SELECT id FROM giving.balance_transaction ORDER BY created_at DESC, id LIMIT 1',
    );
    const hide = (from: string, to: string) =>
      asSuperuser((client) =>
        client.query(
          `SET session_replication_role = replica; UPDATE giving.balance_transaction SET id = '${to}' WHERE id = '${from}'`,
        ),
      );
    await hide(lost?.id ?? '', 'txn_hidden');
    const run = await reconcile(workerActor);
    expect(run.clean).toBe(false);
    expect(run.differences.map(({ kind, subjectId }) => [kind, subjectId])).toEqual([
      ['missing_in_ledger', lost?.id],
      ['unknown_to_stripe', 'txn_hidden'],
    ]);
    await hide('txn_hidden', lost?.id ?? '');
    expect((await reconcile(workerActor)).clean).toBe(true);
  });

  it('safeguard: suspense is explained by an exception, and by nothing else', async () => {
    await value(
      { role: 'worker' },
      `SELECT giving.book_balance_transaction('txn_odd', 'something_new', 900, 0, 900, 'USD', NULL, 'x_1', NULL, NULL, now(), now())`,
    );
    const run = await reconcile(workerActor);
    expect(kinds(run.differences)).toEqual([
      'stripe_balance_differs',
      'suspense_without_exception',
      'unknown_to_stripe',
    ]);
  });
});

describe('the nightly checks', () => {
  it('safeguard: freeze the currency that does not agree, keep an owned exception, and tell every finance officer once', async () => {
    const outcome = await nightlyChecks({});
    expect(outcome.run.clean).toBe(false);
    const [freeze, ...more] = await rowsOf<{ currency: string; raised_by: string | null }>(
      'SELECT currency, raised_by FROM ledger.fund_freeze WHERE lifted_at IS NULL',
    );
    expect([freeze, more]).toEqual([{ currency: 'USD', raised_by: null }, []]);
    const open = await rowsOf<{ kind: string; owner: string | null }>(
      `SELECT kind, owner FROM ledger.exception WHERE state = 'open' AND kind LIKE 'reconciliation%' ORDER BY kind`,
    );
    expect(open).toHaveLength(outcome.run.differences.length);
    expect(open.every(({ owner }) => owner !== null)).toBe(true);
    const mails = (await (await fetch(`${outside.mailbox}/api/messages`)).json()) as {
      messages: { to: string[]; subject: string }[];
    };
    expect(mails.messages.filter(({ subject }) => /nightly checks/.test(subject))).toHaveLength(3);
    // What is found again is not raised again.
    await nightlyChecks({});
    expect(await rowsOf('SELECT 1 FROM ledger.fund_freeze WHERE lifted_at IS NULL')).toHaveLength(1);
    expect(
      await rowsOf(`SELECT 1 FROM ledger.exception WHERE state = 'open' AND kind LIKE 'reconciliation%'`),
    ).toHaveLength(open.length);
  });

  it('safeguard: a rule that is broken freezes the line that it names', async () => {
    const [lineId] = scene.lineIds;
    const change = (by: string) =>
      asSuperuser((client) =>
        client.query(
          `SET session_replication_role = replica; UPDATE ledger.line_position SET budgeted_minor = budgeted_minor ${by} WHERE campaign_line_id = '${lineId}'`,
        ),
      );
    await change('+ 1');
    expect((await nightlyChecks({})).violation?.invariant).toBe('budgets_are_their_changes');
    expect(await rowsOf('SELECT reason FROM ledger.fund_freeze WHERE campaign_line_id = $1', [lineId])).toEqual([
      { reason: 'Nightly checks: budgets_are_their_changes' },
    ]);
    await change('- 1');
  });

  it('run once a day, and every run is kept', async () => {
    expect(await nightlyChecksWhenDue()).toBe(true);
    expect(await nightlyChecksWhenDue()).toBe(false);
    const runs = await readRuns(workerActor);
    expect(runs.length).toBeGreaterThan(5);
    expect(runs[0]?.differences.every(({ amountMinor }) => typeof amountMinor === 'bigint')).toBe(true);
  });
});
