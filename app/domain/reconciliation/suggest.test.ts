import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidates, type LineFacts, subsetsOf, suggest } from './suggest';

const line = (facts: Partial<LineFacts>): LineFacts => ({
  valueOn: '2026-11-20',
  amountMinor: 10_000n,
  text: '',
  counterparty: '',
  isCharge: false,
  isReturn: false,
  ...facts,
});
const payout = (payoutId: string, amountMinor: bigint, arrivalOn = '2026-11-19') => ({
  payoutId,
  amountMinor,
  arrivalOn,
});
const payment = (
  disbursementId: string,
  amountMinor: bigint,
  reference = 'TRX 1',
  valueOn = '2026-11-18',
  isShown = false,
) => ({
  disbursementId,
  amountMinor,
  reference,
  valueOn,
  isShown,
});
const given = (some: Partial<Candidates>): Candidates => ({ payouts: [], payments: [], transfers: [], ...some });
const best = (facts: Partial<LineFacts>, some: Partial<Candidates>) => {
  const [first] = suggest(line(facts), given(some));
  return first && [first.certainty, first.why, first.parts.map(({ subjectId }) => subjectId)];
};

describe('suggestions', () => {
  it('a payout of just this amount is certain when the line names Stripe, likely when it does not', () => {
    const payouts = [payout('po_1', 10_000n), payout('po_2', 5_000n)];
    expect(best({ text: 'STRIPE PAYOUTS' }, { payouts })).toEqual(['certain', 'payout_amount', ['po_1']]);
    expect(best({}, { payouts })).toEqual(['likely', 'payout_amount', ['po_1']]);
    expect(best({ text: 'STRIPE', valueOn: '2026-12-20' }, { payouts })).toBeUndefined();
  });

  it('safeguard: two payouts of this amount are for a person to tell apart, unless the bank names one', () => {
    const payouts = [payout('po_1', 10_000n), payout('po_2', 10_000n)];
    expect(best({ text: 'STRIPE' }, { payouts })?.[0]).toBe('likely');
    expect(best({ text: 'STRIPE po_2' }, { payouts })).toEqual(['certain', 'payout_amount', ['po_2']]);
  });

  it('several payouts in one line, when only one set of them makes the amount', () => {
    const payouts = [payout('po_1', 2_500n), payout('po_2', 7_500n), payout('po_3', 4_000n)];
    expect(best({ text: 'STRIPE' }, { payouts })).toEqual(['certain', 'payouts_together', ['po_1', 'po_2']]);
    const doubtful = [...payouts, payout('po_4', 6_000n)];
    expect(best({ text: 'STRIPE' }, { payouts: doubtful })?.[0]).toBe('possible');
  });

  it('a payment by its reference is certain; by amount and day it is for a person to say', () => {
    const payments = [payment('d1', 10_000n, 'TRX 2026/4711'), payment('d2', 10_000n, 'TRX 2026/9999')];
    expect(best({ amountMinor: -10_000n, text: 'paid trx2026-4711' }, { payments })).toEqual([
      'certain',
      'disbursement_reference',
      ['d1'],
    ]);
    expect(best({ amountMinor: -10_000n, text: 'paid' }, { payments })?.[0]).toBe('possible');
    expect(best({ amountMinor: -10_000n }, { payments: payments.slice(0, 1) })?.[0]).toBe('likely');
    expect(best({ amountMinor: -9_999n, text: 'TRX 2026/4711' }, { payments })).toBeUndefined();
    expect(
      best({ amountMinor: -10_000n }, { payments: [payment('d1', 10_000n, 'TRX 1', '2026-11-18', true)] }),
    ).toBeUndefined();
  });

  it('safeguard: that a payment came back is never certain', () => {
    const payments = [payment('d1', 10_000n, 'TRX 2026/4711', '2026-11-18', true)];
    const all = suggest(line({ text: 'RETURNED TRX 2026/4711', isReturn: true }), given({ payments }));
    expect(all.map(({ certainty, why }) => [certainty, why])).toEqual([['likely', 'returned_payment']]);
    expect(best({ text: 'something else' }, { payments })).toBeUndefined();
  });

  it('a fee is certain when the bank codes it so, likely by its words, never for money in', () => {
    expect(best({ amountMinor: -500n, isCharge: true }, {})?.[0]).toBe('certain');
    expect(best({ amountMinor: -500n, text: 'Entgelt November' }, {})?.[0]).toBe('likely');
    expect(best({ amountMinor: 500n, text: 'fee' }, {})).toBeUndefined();
    expect(best({ amountMinor: -500n, text: 'coffee' }, {})).toBeUndefined();
  });

  it('money between two accounts of ours', () => {
    const transfers = [{ bankCode: 'bank_other', amountMinor: -10_000n, bookedOn: '2026-11-19' }];
    expect(best({}, { transfers })).toEqual(['possible', 'transfer_between_accounts', ['bank_other']]);
  });

  it('finds a set that sums to the amount whenever there is one, and never another sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 50n }), { minLength: 2, maxLength: 10 }),
        fc.bigInt({ min: 2n, max: 200n }),
        (amounts, wanted) => {
          const items = amounts.map((amountMinor) => ({ amountMinor }));
          const found = subsetsOf(items, wanted, 2);
          let exists = false;
          for (let mask = 1; mask < 1 << items.length; mask += 1) {
            const chosen = items.filter((_, index) => mask & (1 << index));
            exists ||= chosen.length >= 2 && chosen.reduce((sum, item) => sum + item.amountMinor, 0n) === wanted;
          }
          expect(found.length > 0).toBe(exists);
          for (const set of found) expect(set.reduce((sum, item) => sum + item.amountMinor, 0n)).toBe(wanted);
        },
      ),
      { numRuns: 60 },
    );
  });
});
