import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { StaffActor } from '../../app/domain/access';
import {
  approveDisbursement,
  attachEvidence,
  beginEvidence,
  checkEvidence,
  confirmReceipt,
  executeDisbursement,
  type OfficeLine,
  readOfficeDisbursements,
  readOfficeLines,
  requestDisbursement,
} from '../../app/domain/disbursements/index.server';
import { amountForInput } from '../../app/domain/money';

export interface SpendingStaff {
  officer: StaffActor;
  officer2: StaffActor;
  reviewer: StaffActor;
  finance: StaffActor;
  finance2: StaffActor;
}

/** How far each of the demonstration's payments has come: one of every kind, so that nobody's list is empty. */
const payments = [
  { label: 'A certificate in his trade', until: 'confirmed' },
  { label: 'Machines to work wood', until: 'executed' },
  { label: 'The journey home', until: 'approved' },
  { label: 'A safe room for six months', until: 'requested' },
] as const;

/** Spends some of what was given, with the product's own use cases. Does nothing where something was asked for already. */
export async function spendMoney(staff: SpendingStaff): Promise<void> {
  if ((await readOfficeDisbursements(staff.officer)).length > 0) return;
  const lines = await readOfficeLines(staff.officer);
  for (const { label, until } of payments) {
    const line = lines.find((one) => one.label === label && one.freeMinor > 0n);
    if (line) await spend(staff, line, until);
  }
}

async function spend(staff: SpendingStaff, line: OfficeLine, until: (typeof payments)[number]['until']): Promise<void> {
  const id = randomUUID();
  const today = new Date().toISOString().slice(0, 10);
  await requestDisbursement(staff.officer, {
    id,
    line: line.id,
    amount: amountForInput(line.freeMinor, line.currency),
    payee: 'new',
    payeeKind: 'shop',
    payeeName: 'A supplier of the demonstration',
    payeeAccount: 'XX00 0000 0000 0000',
    payeeSanctions: 'yes',
    reason: 'As agreed in the needs assessment.',
    plannedOn: today,
  });
  if (until === 'requested') return;
  await approveDisbursement(staff.finance, id);
  if (until === 'approved') return;
  await executeDisbursement(staff.finance2, id, { reference: 'DEMO-TRANSFER', valueDate: today });
  if (until === 'executed') return;
  const evidenceId = randomUUID();
  await beginEvidence(staff.officer, id, evidenceId, await receiptPicture());
  await attachEvidence(staff.officer, evidenceId, [{ x: 8, y: 10, width: 60, height: 12 }]);
  await checkEvidence(staff.reviewer, evidenceId, true);
  await confirmReceipt(staff.officer2, id, { received: true, note: '' });
}

/** A receipt as ruled lines: a picture needs no fonts of the machine. */
function receiptPicture(): Promise<Buffer> {
  const rows = [0, 1, 2, 3, 4, 5].map((row) => {
    const y = 260 + row * 60;
    return `<rect x="80" y="${y}" width="${420 - row * 30}" height="14" fill="#333"/><rect x="640" y="${y}" width="80" height="14" fill="#333"/>`;
  });
  const paper = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="1000"><rect width="800" height="1000" fill="#fbf8f0"/>
    <rect x="80" y="110" width="440" height="26" fill="#222"/><rect x="80" y="160" width="300" height="16" fill="#555"/>
    <path d="M80 230H720M80 640H720" stroke="#999" stroke-width="2"/>${rows.join('')}
    <rect x="560" y="680" width="160" height="22" fill="#222"/></svg>`;
  return sharp(Buffer.from(paper)).jpeg({ quality: 85 }).toBuffer();
}
