import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { firstViolation } from '~/domain/ledger/invariants.server';
import { asSuperuser } from '../database';
import {
  approve,
  attachEvidence,
  bookGift,
  cancel,
  checkEvidence,
  execute,
  openCheckout,
  position,
  reject,
  request,
} from './acts';
import { endPools, refusal, type Scene, setScene, value, type Who, worker } from './scene';

// Random acts of many people at once. Whatever the order, no line goes over its limits, and what is stored agrees with
// its postings. Refusals are part of it: only the kinds that a rule may give are allowed.

type Act =
  | { kind: 'gift'; line: number; amountMinor: number; feeCoverMinor: number; repeated: boolean }
  | { kind: 'request'; line: number; amountMinor: number }
  | { kind: 'approve' | 'reject' | 'cancel' | 'execute' | 'evidence'; which: number; who: number }
  | { kind: 'seal'; limit: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('gift' as const),
      line: fc.nat(3),
      amountMinor: fc.integer({ min: 100, max: 4_000 }),
      feeCoverMinor: fc.nat(100),
      repeated: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('request' as const),
      line: fc.nat(2),
      amountMinor: fc.integer({ min: 1, max: 3_000 }),
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'approve' as const,
        'reject' as const,
        'cancel' as const,
        'execute' as const,
        'evidence' as const,
        'approve' as const,
        'execute' as const,
      ),
      which: fc.nat(20),
      who: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('seal' as const), limit: fc.integer({ min: 1, max: 5 }) }) },
);

const ALLOWED = ['accepted', 'HW002', 'HW003', 'HW005', 'HW007'];

async function perform(scene: Scene, requested: string[], given: Act): Promise<string> {
  const people: Who[] = [scene.finance, scene.finance2, scene.finance3];
  switch (given.kind) {
    case 'gift': {
      const lineId = given.line < 3 ? scene.lineIds[given.line] : null;
      const checkoutId = await openCheckout({
        campaignId: scene.campaignId,
        lineId,
        amountMinor: BigInt(given.amountMinor),
        feeCoverMinor: BigInt(Math.min(given.feeCoverMinor, given.amountMinor)),
      });
      const paid = {
        checkoutId,
        amountMinor: BigInt(given.amountMinor + Math.min(given.feeCoverMinor, given.amountMinor)),
        paymentIntentId: `pi_${randomUUID()}`,
      };
      const codes = await Promise.all(Array.from({ length: given.repeated ? 3 : 1 }, () => refusal(bookGift(paid))));
      // A gift is a fact: it is never refused.
      return codes.every((code) => code === 'accepted') ? 'accepted' : codes.join(',');
    }
    case 'request': {
      const id = randomUUID();
      requested.push(id);
      return refusal(request(scene, BigInt(given.amountMinor), { lineIndex: given.line, id }));
    }
    case 'seal':
      return refusal(value(worker, 'SELECT ledger.seal($1)', [given.limit]));
    default: {
      const id = requested[given.which % Math.max(requested.length, 1)] ?? randomUUID();
      const who = people[given.who] ?? scene.finance;
      if (given.kind === 'approve') return refusal(approve(who, id));
      if (given.kind === 'reject') return refusal(reject(who, id));
      if (given.kind === 'cancel') return refusal(cancel(scene.officer, id));
      if (given.kind === 'execute') return refusal(execute(who, id));
      return refusal(attachEvidence(scene.officer, id).then((evidence) => checkEvidence(scene.reviewer, evidence)));
    }
  }
}

async function balancesFromPostings(): Promise<unknown[]> {
  return asSuperuser(
    async (client) =>
      (
        await client.query(`SELECT a.id FROM ledger.account a
          WHERE ledger.account_balance(a.code, a.currency, a.campaign_line_id) <> (SELECT coalesce(sum(p.amount_minor), 0) FROM ledger.posting p WHERE p.account_id = a.id)`)
      ).rows,
  );
}

afterAll(endPools);

describe('random interleavings', () => {
  it('keep limits, positions and balances', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(act, { minLength: 1, maxLength: 10 }), { minLength: 2, maxLength: 6 }),
        async (waves) => {
          const scene = await setScene([5_000n, 2_500n, 1n]);
          const requested: string[] = [];
          for (const wave of waves) {
            const codes = await Promise.all(wave.map((given) => perform(scene, requested, given)));
            expect(codes.filter((code) => !ALLOWED.includes(code))).toEqual([]);
          }
          for (const lineId of scene.lineIds) {
            const line = await position(lineId);
            expect(line.budgeted_minor).toBeGreaterThanOrEqual(line.allocated_minor);
            expect(line.allocated_minor).toBeGreaterThanOrEqual(
              line.reserved_minor + line.paid_minor + line.frozen_minor,
            );
          }
          const client = new pg.Client({
            connectionString: process.env.DATABASE_URL,
            options: '-c role=homeward_auditor',
          });
          await client.connect();
          try {
            expect(
              await firstViolation(async (sql) => (await client.query<{ found: string }>(sql)).rows),
            ).toBeUndefined();
          } finally {
            await client.end();
          }
          expect(await balancesFromPostings()).toEqual([]);
        },
      ),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
