import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { givingInvariants } from '~/domain/ledger/giving-invariants.server';
import { asSuperuser } from '../database';
import { bookGift, give, openCheckout } from './acts';
import { endPools, type Scene, setScene, value, worker } from './scene';
import {
  bookRefund,
  closeDispute,
  decideTransfer,
  endowReserve,
  expectInvariants,
  openDispute,
  pay,
  proposeTransfer,
} from './taking-acts';

// Each rule is broken behind everybody's back, with all safeguards off, and must be found.

let scene: Scene;
beforeAll(async () => {
  await endowReserve();
  scene = await setScene([10_000n, 4_000n]);
  const gift = await give(scene, 4_000n, 0);
  await bookGift({ checkoutId: await openCheckout({ amountMinor: 3_000n }), amountMinor: 3_000n });
  await pay(scene, 1_500n);
  await value(worker, 'SELECT giving.issue_receipt($1)', [gift]);
  await bookRefund(gift, { amountMinor: 3_000n });
  await value(worker, 'SELECT giving.issue_receipt($1)', [gift]);
  await openDispute(await give(scene, 900n, 1), { stripeDisputeId: `dp_${randomUUID()}`, amountMinor: 950n });
  const lost = `dp_${randomUUID()}`;
  await openDispute(await give(scene, 800n, 1), { stripeDisputeId: lost, amountMinor: 500n });
  await closeDispute(lost, 'lost');
  await decideTransfer(scene.finance, await proposeTransfer(scene, 1_000n));
  await expectInvariants();
});
afterAll(endPools);

const broken = (change: string, invariant: string) =>
  asSuperuser(async (client) => {
    const rule = givingInvariants.find(({ name }) => name === invariant);
    await client.query(`BEGIN; SET LOCAL session_replication_role = replica; ${change}`);
    const { rowCount } = await client.query(`SELECT found FROM (${rule?.violations}) v`);
    await client.query('ROLLBACK');
    return (rowCount ?? 0) > 0;
  });
const postingOf = (code: string, kind: string) =>
  `(p.entry_id, p.position) = (SELECT g.entry_id, g.position FROM ledger.posting g JOIN ledger.account a ON a.id = g.account_id JOIN ledger.entry e ON e.id = g.entry_id WHERE a.code = '${code}' AND e.kind = '${kind}' LIMIT 1)`;

const breaches: [invariant: string, change: string][] = [
  [
    'sources_are_their_logs',
    'UPDATE giving.allocation_use SET withdrawn_minor = withdrawn_minor - 1 WHERE withdrawn_minor > 0',
  ],
  ['sources_are_their_logs', `DELETE FROM ledger.consumption_change WHERE delta_minor < 0`],
  ['sources_are_their_logs', `DELETE FROM giving.allocation_use WHERE frozen_minor > 0`],
  ['what_is_taken_is_withdrawn', `UPDATE giving.refund SET restored = true, state = 'failed'`],
  ['what_is_taken_is_withdrawn', `UPDATE giving.dispute SET outcome = NULL, closed_at = NULL WHERE outcome = 'lost'`],
  ['what_is_taken_is_withdrawn', `DELETE FROM giving.taken_part WHERE source = 'line'`],
  ['sources_are_the_line', `UPDATE ledger.line_position SET frozen_minor = frozen_minor - 1 WHERE frozen_minor > 0`],
  ['sources_are_the_line', `DELETE FROM giving.gift_allocation WHERE source = 'pool'`],
  ['sources_are_the_line', `UPDATE ledger.line_position SET paid_minor = paid_minor + 1 WHERE paid_minor > 0`],
  ['refunds_are_booked_in_full', `UPDATE giving.refund SET amount_minor = amount_minor + 1`],
  ['refunds_are_booked_in_full', `UPDATE giving.refund SET taking_entry_id = NULL`],
  ['refunds_are_booked_in_full', `UPDATE giving.refund SET taken = false, state = 'refused'`],
  ['refunds_payable_is_open_refunds', `UPDATE giving.refund SET restored = true, state = 'failed'`],
  [
    'refunds_payable_is_open_refunds',
    `UPDATE ledger.posting p SET amount_minor = amount_minor - 1 WHERE ${postingOf('refunds_payable', 'refund')}`,
  ],
  ['disputes_hold_their_amount', `UPDATE giving.dispute SET amount_minor = amount_minor + 1`],
  ['disputes_hold_their_amount', `UPDATE giving.dispute SET closing_entry_id = NULL`],
  ['disputes_hold_their_amount', `DELETE FROM giving.taken_part WHERE dispute_id IS NOT NULL`],
  [
    'provisions_are_open_disputes',
    `UPDATE giving.dispute SET outcome = 'won', closed_at = now(), released = true WHERE outcome IS NULL`,
  ],
  ['provisions_are_open_disputes', `UPDATE ledger.line_position SET frozen_minor = 0 WHERE frozen_minor > 0`],
  ['pool_is_what_was_given', `DELETE FROM giving.gift_allocation WHERE source = 'pool'`],
  ['pool_is_what_was_given', `UPDATE giving.gift_allocation SET amount_minor = amount_minor + 1 WHERE kind = 'pool'`],
  ['reserve_pays_what_nobody_else_can', `DELETE FROM giving.taken_part WHERE source = 'reserve'`],
  [
    'reserve_pays_what_nobody_else_can',
    `UPDATE ledger.posting p SET amount_minor = amount_minor + 1 WHERE ${postingOf('reserve_fund', 'refund')}`,
  ],
  ['receipts_say_what_is_given', `UPDATE giving.receipt SET amount_minor = amount_minor + 1 WHERE state = 'issued'`],
];

describe('a rule that is broken is found', () => {
  it.each(breaches)('%s (%#)', async (invariant, change) => {
    expect(await broken('SELECT 1', invariant)).toBe(false);
    expect(await broken(change, invariant)).toBe(true);
  });

  it('each rule is broken at least once', () => {
    expect([...new Set(breaches.map(([invariant]) => invariant))].sort()).toEqual(
      givingInvariants.map(({ name }) => name).sort(),
    );
  });
});
