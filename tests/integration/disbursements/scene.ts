import { randomUUID } from 'node:crypto';
import { type StaffActor, type StaffRole, staffActor } from '../../../app/domain/access';
import { requestSchema } from '../../../app/domain/disbursements';
import {
  approveDisbursement,
  attachEvidence,
  beginEvidence,
  checkEvidence,
  executeDisbursement,
  requestDisbursement,
} from '../../../app/domain/disbursements/index.server';
import { vault } from '../../../app/platform/crypto/index.server';
import { photograph } from '../../factories/receipts';
import { asSuperuser } from '../database';
import { bookGift, openCheckout } from '../ledger/acts';
import { setScene, type Who } from '../ledger/scene';

/** A published case with gifts on its first line, and people of every role as the application knows them. */
export interface PaymentScene {
  officer: StaffActor;
  colleague: StaffActor;
  officerElsewhere: StaffActor;
  reviewer: StaffActor;
  finance: StaffActor;
  finance2: StaffActor;
  finance3: StaffActor;
  auditor: StaffActor;
  survivor: Who;
  caseId: string;
  pseudonym: string;
  lineId: string;
  currency: string;
}

export async function setPaymentScene(
  options: { currency?: string; goalMinor?: bigint; giftMinor?: bigint; category?: string } = {},
): Promise<PaymentScene> {
  const { currency = 'USD', goalMinor = 1_000_000n, giftMinor = goalMinor, category = 'medical' } = options;
  const scene = await setScene([goalMinor], { currency, categories: [category] });
  const lineId = scene.lineIds[0] ?? '';
  const checkoutId = await openCheckout({ campaignId: scene.campaignId, lineId, amountMinor: giftMinor, currency });
  await bookGift({ checkoutId, amountMinor: giftMinor, currency });
  await vault().createCaseKey(scene.caseId);
  const offices = await officesOf([scene.officer, scene.officerElsewhere]);
  const staff = (who: Who, role: StaffRole, officeId: string | null = null) =>
    staffActor({ userId: who.userId ?? '', name: `A ${role}`, role, officeId });
  const [office = '', elsewhere = ''] = offices;
  return {
    officer: staff(scene.officer, 'officer', office),
    colleague: staff(scene.officerOfSameOffice, 'officer', office),
    officerElsewhere: staff(scene.officerElsewhere, 'officer', elsewhere),
    reviewer: staff(scene.reviewer, 'reviewer'),
    finance: staff(scene.finance, 'finance'),
    finance2: staff(scene.finance2, 'finance'),
    finance3: staff(scene.finance3, 'finance'),
    auditor: staff(scene.auditor, 'auditor'),
    survivor: scene.survivor,
    caseId: scene.caseId,
    pseudonym: `P-${scene.caseId}`,
    lineId,
    currency,
  };
}

async function officesOf(people: Who[]): Promise<string[]> {
  return asSuperuser(async (client) => {
    const found: string[] = [];
    for (const { userId } of people) {
      const { rows } = await client.query<{ office_id: string }>(
        'SELECT office_id FROM identity.role_grant WHERE user_id = $1',
        [userId],
      );
      found.push(rows[0]?.office_id ?? '');
    }
    return found;
  });
}

export const VENDOR = 'Clinic of the Lotus, Phnom Penh';
export const ACCOUNT = 'KH12 3456 7890';
export const REASON = 'Dental work after the injury, second visit';

/** What an officer fills in; a new payee unless told otherwise. */
export function askedFor(scene: PaymentScene, amount: string, more: Record<string, string> = {}) {
  return requestSchema.parse({
    id: randomUUID(),
    line: scene.lineId,
    amount,
    payee: 'new',
    payeeKind: 'clinic',
    payeeName: VENDOR,
    payeeAccount: ACCOUNT,
    payeeSanctions: 'yes',
    reason: REASON,
    plannedOn: '2030-01-15',
    ...more,
  });
}

export async function requested(scene: PaymentScene, amount = '1500'): Promise<string> {
  return (await requestDisbursement(scene.officer, askedFor(scene, amount))).id;
}

export const REFERENCE = { reference: 'TRX 2026/4711', valueDate: '2026-11-20' };

export async function executed(scene: PaymentScene, amount = '1500'): Promise<string> {
  const id = await requested(scene, amount);
  await approveDisbursement(scene.finance, id);
  await executeDisbursement(scene.finance2, id, REFERENCE);
  return id;
}

export const BOXES = [{ x: 10, y: 5, width: 60, height: 12 }];

/** A payment with a covered receipt that a colleague still has to check. Answers the receipt's id. */
export async function withReceipt(scene: PaymentScene, disbursementId: string, bytes?: Buffer): Promise<string> {
  const id = randomUUID();
  await beginEvidence(scene.officer, disbursementId, id, bytes ?? (await photograph()));
  await attachEvidence(scene.officer, id, BOXES);
  return id;
}

export async function evidenced(scene: PaymentScene, amount = '1500'): Promise<string> {
  const id = await executed(scene, amount);
  await checkEvidence(scene.colleague, await withReceipt(scene, id), true);
  return id;
}

/** The sentence with which a command refuses; 'accepted' if it does not. */
export async function refusalOf(work: Promise<unknown>): Promise<{ field: string; message: string } | 'accepted'> {
  const { Refused } = await import('../../../app/domain/disbursements');
  try {
    await work;
    return 'accepted';
  } catch (error) {
    if (error instanceof Refused) return { field: error.field, message: error.message };
    throw error;
  }
}
