import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dutyOf } from './duties';
import { disbursementStates, nextStep } from './states';

const hands = { state: 'requested', requestedBy: 'officer', approvers: [], approvalsNeeded: 1 } as const;

describe('dutyOf', () => {
  it('offers one act at a time, and says why where there is none', () => {
    expect(dutyOf(hands, 'finance')).toEqual({ mayApprove: true, mayReject: true, mayExecute: false, why: null });
    const approved = { ...hands, state: 'approved', approvers: ['finance'] } as const;
    expect(dutyOf(approved, 'other')).toMatchObject({ mayApprove: false, mayExecute: true, why: null });
    expect(dutyOf(approved, 'finance')).toMatchObject({
      mayExecute: false,
      why: expect.stringContaining('another finance officer pays'),
    });
    expect(dutyOf({ ...hands, approvers: ['finance'], approvalsNeeded: 2 }, 'finance').why).toContain(
      'One more approval is needed',
    );
  });

  it('safeguard: never offers to somebody what they had a hand in', () => {
    const people = fc.constantFrom('a', 'b', 'c');
    fc.assert(
      fc.property(
        fc.constantFrom(...disbursementStates),
        people,
        fc.uniqueArray(people),
        people,
        (state, requestedBy, approvers, who) => {
          const duty = dutyOf({ state, requestedBy, approvers, approvalsNeeded: 2 }, who);
          const acted = requestedBy === who || approvers.includes(who);
          expect(duty.mayExecute && acted).toBe(false);
          expect(duty.mayApprove && acted).toBe(false);
          expect(duty.mayReject && requestedBy === who).toBe(false);
          expect(duty.why === null).toBe(duty.mayApprove || duty.mayExecute);
        },
      ),
    );
  });
});

describe('nextStep', () => {
  const nothing = { hasDraft: false, pending: 0, rejected: 0, received: null };
  it('says what waits for the office, a dispute before everything else', () => {
    expect(nextStep('executed', nothing)).toEqual({ text: 'Add the receipt.', isOffice: true });
    expect(nextStep('executed', { ...nothing, hasDraft: true }).text).toContain('covering');
    expect(nextStep('executed', { ...nothing, pending: 1 }).text).toContain('colleague');
    expect(nextStep('executed', { ...nothing, rejected: 1 }).text).toContain('sent back');
    expect(nextStep('evidenced', { ...nothing, received: false }).text).toContain('disputed');
    expect(nextStep('confirmed', nothing)).toEqual({ text: 'Complete.', isOffice: false });
    expect(nextStep('requested', nothing).isOffice).toBe(false);
  });
});
