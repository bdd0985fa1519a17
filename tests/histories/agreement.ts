import process from 'node:process';
import pg from 'pg';
import { expect } from 'vitest';
import { workerActor } from '~/domain/access';
import { checkInvariants, sealFinished, verifyLedger } from '~/domain/ledger/index.server';
import { asSuperuser } from '../integration/database';
import { listed } from './stripe';

// What must be true when everything has arrived: our books and Stripe's say the same, to the minor unit.

const rowsOf = <T>(sql: string, values: unknown[] = []) =>
  asSuperuser(async (client) => (await client.query(sql, values)).rows as T[]);

interface TheirTransaction {
  id: string;
  type: string;
  amount: number;
  fee: number;
  net: number;
  currency: string;
}
interface TheirRefund {
  id: string;
  amount: number;
  status: string;
  payment_intent: string;
}
interface TheirCharge {
  payment_intent: string;
  amount: number;
  currency: string;
  paid: boolean;
  id: string;
}

export type Books = Record<string, bigint>;

const SETTLED = ['stripe_receivable', 'disputes_receivable', 'dispute_provision', 'suspense'];

/** Balances by account and currency, all lines together. */
export async function books(): Promise<Books> {
  const found = await rowsOf<{ account: string; amount: string }>(
    `SELECT a.code || ' ' || a.currency AS account, sum(p.amount_minor)::text AS amount
      FROM ledger.posting p JOIN ledger.account a ON a.id = p.account_id GROUP BY 1`,
  );
  return Object.fromEntries(found.map(({ account, amount }) => [account, BigInt(amount)]));
}

/** Compares with everything that the sandbox has; `before` are the books when the sandbox was empty. */
export async function expectAgreement(before: Books): Promise<void> {
  const theirs = await listed<TheirTransaction>('balance_transactions');
  const ours = await rowsOf<{ said: string }>(
    `SELECT concat_ws(' ', id, type, amount_minor, fee_minor, net_minor, currency) AS said FROM giving.balance_transaction WHERE id = ANY ($1)`,
    [theirs.map(({ id }) => id)],
  );
  const said = theirs.map((one) =>
    [one.id, one.type, one.amount, one.fee, one.net, one.currency.toUpperCase()].join(' '),
  );
  expect(ours.map((one) => one.said).sort()).toEqual(said.sort());

  const now = await books();
  const moved = (account: string) => (now[account] ?? 0n) - (before[account] ?? 0n);
  const net = new Map<string, bigint>();
  for (const one of theirs) net.set(one.currency, (net.get(one.currency) ?? 0n) + BigInt(one.net));
  for (const currency of ['usd', 'jpy', 'kwd']) {
    const name = currency.toUpperCase();
    expect({ currency, balance: moved(`stripe_balance ${name}`) }).toEqual({
      currency,
      balance: net.get(currency) ?? 0n,
    });
    for (const account of SETTLED)
      expect({ account: `${account} ${name}`, left: moved(`${account} ${name}`) }).toEqual({
        account: `${account} ${name}`,
        left: 0n,
      });
  }
}

/** Every payment is one gift of its amount, and every refund is booked once, in full, as it ended. */
export async function expectFactsBooked(): Promise<void> {
  const charges = (await listed<TheirCharge>('charges')).filter(({ paid }) => paid);
  const gifts = await rowsOf<{ said: string }>(
    `SELECT concat_ws(' ', payment_intent_id, charge_id, amount_minor, currency) AS said FROM giving.gift WHERE charge_id = ANY ($1)`,
    [charges.map(({ id }) => id)],
  );
  expect(gifts.map(({ said }) => said).sort()).toEqual(
    charges.map((one) => [one.payment_intent, one.id, one.amount, one.currency.toUpperCase()].join(' ')).sort(),
  );
  const refunds = await listed<TheirRefund>('refunds');
  const booked = await rowsOf<{ said: string }>(
    `SELECT concat_ws(' ', r.stripe_refund_id, r.amount_minor, r.state, g.payment_intent_id) AS said
      FROM giving.refund r JOIN giving.gift g ON g.id = r.gift_id WHERE r.stripe_refund_id = ANY ($1)`,
    [refunds.map(({ id }) => id)],
  );
  expect(booked.map(({ said }) => said).sort()).toEqual(
    refunds.map((one) => [one.id, one.amount, one.status, one.payment_intent].join(' ')).sort(),
  );
}

/** Nothing waits, nothing is dead, and nobody has to look at anything. */
export async function expectNothingLeft(): Promise<void> {
  expect(
    await rowsOf(
      `SELECT event_id, type, state, last_error FROM giving.stripe_event WHERE state NOT IN ('handled', 'ignored')`,
    ),
  ).toEqual([]);
  expect(
    await rowsOf(
      `SELECT kind, subject_kind, subject_id FROM ledger.exception WHERE state = 'open' AND kind NOT IN ('refund_refused')`,
    ),
  ).toEqual([]);
  expect(await rowsOf(`SELECT id, state FROM giving.refund WHERE state IN ('requested', 'sent')`)).toEqual([]);
}

/** All named invariants (receipts without gaps among them), every seal, every posting. */
export async function expectLedgerHolds(): Promise<void> {
  await sealFinished(workerActor);
  expect(await checkInvariants(workerActor)).toBeUndefined();
  const client = new pg.Client({
    connectionString: process.env.DATABASE_URL,
    options: '-c role=homeward_auditor -c jit=off',
  });
  await client.connect();
  try {
    expect((await verifyLedger(client)).violation).toBeUndefined();
  } finally {
    await client.end();
  }
}
