import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approve, bookGift, cancel, execute, give, openCheckout, position, reject, request } from './acts';
import { endPools, refusal, rows, type Scene, setScene, value, worker } from './scene';
import {
  bookRefund,
  bounce,
  closeDispute,
  closePage,
  decideTransfer,
  endowReserve,
  expectInvariants,
  lowerBudget,
  openDispute,
  pay,
  proposeTransfer,
  refuseRefund,
  releaseLeftOver,
  requestRefund,
  updateDispute,
} from './taking-acts';

// Gifts, refunds, disputes, transfers, budgets, disbursements and pages that end, in any order and at once. A fact is never
// refused, a decision only for one of the reasons that a rule may give, and every named invariant holds after each step.

type Act =
  | { kind: 'gift'; line: number; amount: number; feeCover: number; refundLeftOver: boolean }
  | { kind: 'lateGift' }
  | { kind: 'refund'; gift: number; amount: number | null; status: 'pending' | 'succeeded' | 'failed' }
  | { kind: 'refundNews'; which: number; status: 'pending' | 'succeeded' | 'failed' | 'canceled' }
  | { kind: 'ask'; gift: number; amount: number | null }
  | { kind: 'refuse' | 'make'; which: number }
  | { kind: 'dispute'; gift: number; amount: number | null; inquiry: boolean }
  | { kind: 'disputeNews'; which: number; news: 'needs_response' | 'won' | 'lost' | 'warning_closed' }
  | { kind: 'transfer'; line: number; amount: number; approved: boolean }
  | { kind: 'budget'; line: number; amount: number }
  | { kind: 'request' | 'payOut'; line: number; amount: number }
  | { kind: 'approve' | 'execute' | 'cancel' | 'reject' | 'bounce'; which: number }
  | { kind: 'receipt'; gift: number }
  | { kind: 'leftOver' }
  | { kind: 'close' };

const amount = fc.integer({ min: 1, max: 3_000 });
/** All of it, more often than not. */
const share = fc.option(amount, { freq: 2, nil: null });
const which = fc.nat(30);
const line = fc.nat(2);
const is = <const K extends string>(kind: K) => fc.constant(kind);
const acts: { weight: number; arbitrary: fc.Arbitrary<Act> }[] = [
  {
    weight: 9,
    arbitrary: fc.record({
      kind: is('gift'),
      line: fc.nat(3),
      amount: fc.integer({ min: 100, max: 3_500 }),
      feeCover: fc.nat(100),
      refundLeftOver: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: is('refund'),
      gift: which,
      amount: share,
      status: fc.constantFrom('pending' as const, 'succeeded' as const, 'failed' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: is('refundNews'),
      which,
      status: fc.constantFrom('pending' as const, 'succeeded' as const, 'failed' as const, 'canceled' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: is('ask'), gift: which, amount: fc.option(amount, { nil: null }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('refuse' as const, 'make' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: is('dispute'), gift: which, amount: share, inquiry: fc.boolean() }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: is('disputeNews'),
      which,
      news: fc.constantFrom('needs_response' as const, 'won' as const, 'lost' as const, 'warning_closed' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: is('transfer'), line, amount, approved: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: is('budget'), line, amount }) },
  {
    weight: 7,
    arbitrary: fc.record({
      kind: fc.constantFrom('request' as const, 'payOut' as const),
      line,
      amount: fc.integer({ min: 1, max: 1_500 }),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'approve' as const,
        'approve' as const,
        'execute' as const,
        'execute' as const,
        'cancel' as const,
        'reject' as const,
        'bounce' as const,
        'bounce' as const,
      ),
      which,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: is('receipt'), gift: which }) },
  { weight: 1, arbitrary: fc.record({ kind: is('lateGift') }) },
  { weight: 2, arbitrary: fc.record({ kind: is('leftOver') }) },
  { weight: 1, arbitrary: fc.record({ kind: is('close') }) },
];
const act = fc.oneof(...acts);

interface World {
  scene: Scene;
  /** Opened before anything happened, paid whenever. */
  checkouts: string[];
  gifts: string[];
  refunds: { gift: string; stripeRefundId: string; amountMinor: bigint }[];
  disputes: string[];
  requests: string[];
}
const pick = <T>(list: T[], index: number): T | undefined => list[index % Math.max(1, list.length)];

const shareOf = async (gift: string, part: number | null) =>
  part === null
    ? value<bigint>(worker, 'SELECT amount_minor FROM giving.gift WHERE id = $1', [gift])
    : Promise.resolve(BigInt(part));

/** As the application does: a deadlock between two that lock much is tried again. */
async function outcome(attempt: () => Promise<unknown>): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    const code = await refusal(attempt());
    if (code !== '40P01' || tries === 3) return code;
  }
}

const FACT = ['accepted'];
const DECISION = ['accepted', 'HW002', 'HW003', 'HW005', 'HW007'];

/** What happened, and what may happen to an act of this kind. */
async function perform(world: World, given: Act): Promise<{ code: string; allowed: string[] }> {
  const { scene } = world;
  const fact = async (attempt: () => Promise<unknown>) => ({ code: await outcome(attempt), allowed: FACT });
  const decision = async (attempt: () => Promise<unknown>) => ({ code: await outcome(attempt), allowed: DECISION });
  const nothing = { code: 'accepted', allowed: FACT };
  switch (given.kind) {
    case 'gift': {
      const amountMinor = BigInt(given.amount);
      const feeCoverMinor = BigInt(Math.min(given.feeCover, given.amount));
      const lineId = given.line < 3 ? scene.lineIds[given.line] : null;
      // Who began before the page was closed pays all the same.
      const asked = { campaignId: scene.campaignId, lineId, amountMinor, feeCoverMinor };
      const leftOverChoice = given.refundLeftOver ? 'refund' : 'pool';
      let checkoutId: string | undefined;
      const code = await outcome(async () => {
        checkoutId = await openCheckout({ ...asked, leftOverChoice });
      });
      if (checkoutId === undefined) return { code, allowed: DECISION };
      const paid = { checkoutId, amountMinor: amountMinor + feeCoverMinor, paymentIntentId: `pi_${randomUUID()}` };
      return fact(async () => world.gifts.push(await bookGift(paid)));
    }
    case 'lateGift': {
      const checkoutId = world.checkouts.pop();
      if (!checkoutId) return nothing;
      return fact(async () => world.gifts.push(await bookGift({ checkoutId, amountMinor: 700n })));
    }
    case 'refund': {
      const gift = pick(world.gifts, given.gift);
      if (!gift) return nothing;
      const refund = { gift, stripeRefundId: `re_${randomUUID()}`, amountMinor: await shareOf(gift, given.amount) };
      world.refunds.push(refund);
      return fact(() => bookRefund(gift, { ...refund, status: given.status }));
    }
    case 'refundNews': {
      const refund = pick(world.refunds, given.which);
      return refund ? fact(() => bookRefund(refund.gift, { ...refund, status: given.status })) : nothing;
    }
    case 'ask': {
      const gift = pick(world.gifts, given.gift);
      return gift
        ? decision(() => requestRefund(scene.finance, gift, given.amount === null ? null : BigInt(given.amount)))
        : nothing;
    }
    case 'refuse':
    case 'make': {
      const open = await rows<{ id: string; gift_id: string; amount_minor: bigint }>(
        worker,
        `SELECT id, gift_id, amount_minor FROM giving.refund WHERE state IN ('requested', 'sent') AND gift_id = ANY ($1) ORDER BY requested_at, id`,
        [world.gifts],
      );
      const refund = pick(open, given.which);
      if (!refund) return nothing;
      if (given.kind === 'refuse') return decision(() => refuseRefund(refund.id));
      const told = { amountMinor: refund.amount_minor, stripeRefundId: `re_${randomUUID()}` };
      world.refunds.push({ gift: refund.gift_id, ...told });
      return fact(() => bookRefund(refund.gift_id, { ...told, refundId: refund.id, status: 'pending' }));
    }
    case 'dispute': {
      const gift = pick(world.gifts, given.gift);
      if (!gift) return nothing;
      const stripeDisputeId = `dp_${randomUUID()}`;
      const amountMinor = await shareOf(gift, given.amount);
      return fact(async () => {
        await openDispute(gift, { stripeDisputeId, amountMinor, isInquiry: given.inquiry });
        world.disputes.push(stripeDisputeId);
      });
    }
    case 'disputeNews': {
      const dispute = pick(world.disputes, given.which);
      if (!dispute) return nothing;
      return fact(() =>
        given.news === 'needs_response' ? updateDispute(dispute, given.news) : closeDispute(dispute, given.news),
      );
    }
    case 'transfer': {
      let id: string | undefined;
      const proposed = await decision(async () => {
        id = await proposeTransfer(scene, BigInt(given.amount), { lineIndex: given.line });
      });
      return id === undefined ? proposed : decision(() => decideTransfer(scene.finance, id ?? '', given.approved));
    }
    case 'budget':
      return decision(() => lowerBudget(scene, BigInt(given.amount), { lineIndex: given.line }));
    case 'request': {
      const id = randomUUID();
      return decision(async () => {
        await request(scene, BigInt(given.amount), { lineIndex: given.line, id });
        world.requests.push(id);
      });
    }
    case 'payOut': {
      const id = randomUUID();
      return decision(async () => {
        await request(scene, BigInt(given.amount), { lineIndex: given.line, id });
        await approve(scene.finance, id);
        world.requests.push(id);
        await execute(scene.finance2, id);
      });
    }
    case 'receipt': {
      const gift = pick(world.gifts, given.gift);
      return gift ? fact(() => value(worker, 'SELECT giving.issue_receipt($1)', [gift])) : nothing;
    }
    case 'leftOver':
      return fact(() => releaseLeftOver(scene));
    case 'close':
      return fact(() => closePage(scene));
    default: {
      const id = pick(world.requests, given.which);
      if (!id) return nothing;
      if (given.kind === 'approve') return decision(() => approve(scene.finance, id));
      if (given.kind === 'execute') return decision(() => execute(scene.finance2, id));
      if (given.kind === 'bounce') return decision(() => bounce(scene, id));
      if (given.kind === 'reject') return decision(() => reject(scene.finance, id));
      return decision(() => cancel(scene.officer, id));
    }
  }
}

/** A need with money on its lines, some of it promised and some spent, a pool, and people who are about to pay. */
async function newWorld(): Promise<World> {
  const scene = await setScene([5_000n, 3_000n, 1_000n]);
  const { campaignId } = scene;
  const world: World = { scene, checkouts: [], gifts: [], refunds: [], disputes: [], requests: [] };
  for (const [lineIndex, amountMinor] of [
    [0, 1_500n],
    [0, 1_000n],
    [1, 1_200n],
  ] as const)
    world.gifts.push(await give(scene, amountMinor, lineIndex));
  world.gifts.push(await bookGift({ checkoutId: await openCheckout({ amountMinor: 800n }), amountMinor: 800n }));
  const many = { campaignId, amountMinor: 2_000n, leftOverChoice: 'refund' };
  world.gifts.push(await bookGift({ checkoutId: await openCheckout(many), amountMinor: 2_000n }));
  for (const leftOverChoice of ['pool', 'refund', 'refund'])
    world.checkouts.push(await openCheckout({ campaignId, amountMinor: 700n, leftOverChoice }));
  world.requests.push(await pay(scene, 1_000n), await pay(scene, 800n));
  world.requests.push(await request(scene, 600n), await request(scene, 500n, { lineIndex: 1 }));
  return world;
}

async function expectLimits(world: World): Promise<void> {
  for (const lineId of world.scene.lineIds) {
    const at = await position(lineId);
    expect(at.budgeted_minor).toBeGreaterThanOrEqual(at.allocated_minor);
    expect(at.allocated_minor).toBeGreaterThanOrEqual(at.reserved_minor + at.paid_minor + at.frozen_minor);
  }
  await expectInvariants();
}

beforeAll(() => endowReserve());
afterAll(endPools);

describe('random histories of money', () => {
  it('keep every limit and invariant after each step', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 30, size: 'max' }), async (history) => {
        const world = await newWorld();
        for (const given of history) {
          const { code, allowed } = await perform(world, given);
          expect({ given, code, allowed: allowed.includes(code) }).toEqual({ given, code, allowed: true });
          await expectLimits(world);
        }
      }),
      { numRuns: Number(process.env.HISTORY_RUNS ?? 4), endOnFailure: false },
    );
  });

  it('keep them when many things happen at once', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(act, { minLength: 4, maxLength: 12 }), { minLength: 3, maxLength: 6 }),
        async (waves) => {
          const world = await newWorld();
          for (const wave of waves) {
            const done = await Promise.all(wave.map((given) => perform(world, given)));
            expect(done.filter(({ code, allowed }) => !allowed.includes(code))).toEqual([]);
            await expectLimits(world);
          }
        },
      ),
      { numRuns: Number(process.env.HISTORY_RUNS ?? 4), endOnFailure: true },
    );
  });
});
