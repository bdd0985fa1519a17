import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { staffActor } from '~/domain/access';
import {
  EvidenceRefused,
  previewDisputeEvidence,
  RefundRefused,
  requestRefund,
  submitDisputeEvidence,
  sweepBalance,
  watchDeadlines,
} from '~/domain/giving/index.server';
import { balance, position } from '../ledger/acts';
import { endPools, type Scene, setScene } from '../ledger/scene';
import { beginGift, expectInvariants, giftsOf, rowsOf, slugOf } from './scene';
import { exceptions, expectBalanceOfStripe, StripeSide, workOff } from './stripe-side';

// Before the imports: what is imported reads the environment.
const outside = await vi.hoisted(async () => (await import('./outside')).startOutside());
const stripe = new StripeSide(outside.apiBase, outside.catcher);
let scene: Scene;
let slug: string;
let finance: ReturnType<typeof staffActor>;

beforeAll(async () => {
  scene = await setScene([1_000_000n, 500_000n]);
  slug = await slugOf(scene.campaignId);
  finance = staffActor({ userId: scene.finance.userId ?? '', name: 'Finance', role: 'finance', officeId: null });
});
afterEach(async () => {
  await expectInvariants();
  await expectBalanceOfStripe();
});
afterAll(async () => {
  await endPools();
  await outside.stop();
});

async function paidGift(email = 'donor@example.org') {
  const { sessionId } = await beginGift(slug, { amount: '4000', cover_fee: 'no', left_over: 'pool' });
  const chargeId = await stripe.pay(sessionId, 'success', email);
  await stripe.arrive();
  const [gift] = await giftsOf(sessionId);
  return { sessionId, chargeId, giftId: gift?.id ?? '' };
}

interface DisputeRow {
  id: string;
  status: string;
  outcome: string | null;
  is_inquiry: boolean;
  has_evidence: boolean;
  stripe_dispute_id: string;
}
const disputesOf = (giftId: string) =>
  rowsOf<DisputeRow>(
    `SELECT id, status, outcome, is_inquiry, evidence_submitted_at IS NOT NULL AS has_evidence, stripe_dispute_id
     FROM giving.dispute WHERE gift_id = $1`,
    [giftId],
  );
const mailsTo = async (email: string) => {
  const answer = await fetch(`${outside.mailbox}/api/messages?to=${email}`);
  return ((await answer.json()) as { messages: { subject: string; text: string }[] }).messages.map(
    ({ subject }) => subject,
  );
};
const dispute = (chargeId: string, kind: 'chargeback' | 'inquiry' = 'chargeback') =>
  stripe.order<{ id: string }>(`charges/${chargeId}/dispute`, { kind });
const closeDispute = async (giftId: string, verdict: 'won' | 'lost') => {
  const [held] = await disputesOf(giftId);
  await stripe.order(`disputes/${held?.stripe_dispute_id}/close`, { verdict });
};

describe('a dispute', () => {
  it('freezes the gift, refuses a refund, and is released whole when it is won', async () => {
    const { giftId, chargeId } = await paidGift('won@example.org');
    const before = await position(scene.lineIds[0]);
    await dispute(chargeId);
    await stripe.arrive();
    expect((await position(scene.lineIds[0])).frozen_minor).toBe(before.frozen_minor + 4_000n);
    await expect(requestRefund(finance, { giftId, reason: 'mistake' })).rejects.toThrow(new RefundRefused('disputed'));
    await closeDispute(giftId, 'won');
    await stripe.arrive();
    expect(await position(scene.lineIds[0])).toEqual(before);
    expect(await disputesOf(giftId)).toMatchObject([{ status: 'won', outcome: 'won' }]);
    expect(await mailsTo('won@example.org')).toEqual(
      expect.arrayContaining(['Your bank asked us about your gift', 'Your gift stands']),
    );
  });

  it('that is lost takes the gift, whose receipt is void, and the donor is told once', async () => {
    const { giftId, chargeId } = await paidGift('lost@example.org');
    const before = await position(scene.lineIds[0]);
    await dispute(chargeId);
    await stripe.arrive();
    await closeDispute(giftId, 'lost');
    await stripe.arrive();
    await workOff();
    expect((await position(scene.lineIds[0])).allocated_minor).toBe(before.allocated_minor - 4_000n);
    expect(await rowsOf(`SELECT state FROM giving.receipt WHERE gift_id = $1`, [giftId])).toEqual([{ state: 'void' }]);
    const told = await mailsTo('lost@example.org');
    expect(told.filter((subject) => subject === 'Your gift has gone back to you through your bank')).toHaveLength(1);
    // The void receipt comes with it, not after it.
    expect(told.filter((subject) => subject.endsWith('is void'))).toEqual([]);
    expect(await balance('disputes_receivable')).toBe(0n);
  });

  it.each(['won', 'lost'] as const)('that is %s is booked as such when its events come backwards', async (verdict) => {
    const { giftId, chargeId } = await paidGift();
    const opened = await dispute(chargeId);
    await stripe.order(`disputes/${opened.id}/close`, { verdict });
    await stripe.arrive('reversed');
    expect(await disputesOf(giftId)).toMatchObject([{ outcome: verdict }]);
  });

  it('is found with its gift when every event of both was lost', async () => {
    const { sessionId } = await beginGift(slug, { amount: '4000' });
    const chargeId = await stripe.pay(sessionId);
    await dispute(chargeId);
    await stripe.lose();
    await sweepBalance();
    const [gift] = await giftsOf(sessionId);
    expect(await disputesOf(gift?.id ?? '')).toMatchObject([{ outcome: null, is_inquiry: false }]);
    await workOff();
  });

  it('that is an inquiry moves no money and tells the donor nothing', async () => {
    const { giftId, chargeId } = await paidGift('asked@example.org');
    const before = await position(scene.lineIds[0]);
    await dispute(chargeId, 'inquiry');
    await stripe.arrive();
    expect(await disputesOf(giftId)).toMatchObject([{ is_inquiry: true, outcome: null }]);
    expect(await position(scene.lineIds[0])).toEqual(before);
    await closeDispute(giftId, 'won');
    await stripe.arrive();
    expect(await disputesOf(giftId)).toMatchObject([{ outcome: 'warning_closed' }]);
    expect((await mailsTo('asked@example.org')).filter((subject) => /bank|stands/.test(subject))).toEqual([]);
  });
});

describe('evidence', () => {
  it('is composed of facts, sent once, and can win', async () => {
    const { giftId, chargeId } = await paidGift();
    await dispute(chargeId);
    await stripe.arrive();
    const [held] = await disputesOf(giftId);
    const disputeId = held?.id ?? '';
    const shown = await previewDisputeEvidence(finance, disputeId);
    expect(shown.productDescription).toContain('USD\u00a040');
    expect(shown.uncategorizedText).toMatch(/Receipt HW-\d{4}-\d{6} over USD\u00a040/);
    expect(JSON.stringify(shown)).not.toMatch(/Line \d|A title|A story|@|needs\//);
    await submitDisputeEvidence(finance, { disputeId, demonstrationVerdict: 'winning_evidence' });
    // The answer is lost: what was sent is looked up, and not sent twice.
    await stripe.order('faults', { kind: 'answer_lost', method: 'POST', path: '/v1/disputes/*', times: 2 });
    await workOff();
    await stripe.order('faults', {}, 'DELETE');
    await workOff();
    await stripe.arrive();
    expect(await disputesOf(giftId)).toMatchObject([{ has_evidence: true, outcome: 'won' }]);
    await expect(submitDisputeEvidence(finance, { disputeId })).rejects.toThrow(new EvidenceRefused('closed'));
  });

  it('is sent by finance only, before the deadline, for a dispute that there is', async () => {
    const { giftId, chargeId } = await paidGift();
    await dispute(chargeId);
    await stripe.arrive();
    const [held] = await disputesOf(giftId);
    const officer = staffActor({
      userId: scene.officer.userId ?? '',
      name: 'Officer',
      role: 'officer',
      officeId: null,
    });
    await expect(submitDisputeEvidence(officer, { disputeId: held?.id ?? '' })).rejects.toThrow(
      new EvidenceRefused('not_permitted'),
    );
    await expect(submitDisputeEvidence(finance, { disputeId: '00000000-0000-4000-8000-000000000000' })).rejects.toThrow(
      new EvidenceRefused('not_found'),
    );
    expect((await exceptions()).filter(({ kind }) => kind === 'evidence_due')).toEqual([]);
    await rowsOf('ALTER TABLE giving.dispute DISABLE TRIGGER USER');
    await rowsOf(`UPDATE giving.dispute SET due_by = now() + interval '2 days' WHERE id = $1`, [held?.id]);
    expect(await watchDeadlines()).toBe(1);
    expect(await exceptions()).toContainEqual(expect.objectContaining({ kind: 'evidence_due', subject_id: held?.id }));
    await rowsOf(`UPDATE giving.dispute SET due_by = now() - interval '1 minute' WHERE id = $1`, [held?.id]);
    await rowsOf('ALTER TABLE giving.dispute ENABLE TRIGGER USER');
    await expect(submitDisputeEvidence(finance, { disputeId: held?.id ?? '' })).rejects.toThrow(
      new EvidenceRefused('too_late'),
    );
  });
});
