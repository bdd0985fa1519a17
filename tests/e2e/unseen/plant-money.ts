import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { accepted, type Browser, formOf, idIn, textOf } from './browser';
import type { Staff } from './people';
import { mark } from './register';

/** Lines that hold money, as the officer is offered them, with how much is free. */
async function linesWithMoney(officer: Browser): Promise<string[]> {
  const page = await officer.page('/officer/disbursements/new');
  return [...new Set([...page.matchAll(/disbursements\/new\?line=([0-9a-f-]{36})/g)].map(([, id = '']) => id))];
}

async function asks(officer: Browser, lines: readonly string[], day: string): Promise<string> {
  for (const line of lines) {
    const address = `/officer/disbursements/new?line=${line}`;
    const form = formOf(await officer.page(address), 'name="reason"');
    const answers = {
      amount: '1',
      payee: 'new',
      payeeKind: 'shop',
      payeeName: mark('payee name'),
      payeeAccount: mark('payee account'),
      payeeSanctions: 'yes',
      reason: mark('disbursement.reason'),
      plannedOn: day,
    };
    for (const [name, value] of Object.entries(answers)) form.set(name, value);
    const answer = await officer.send(address, form);
    const found = /disbursements\/([0-9a-f-]{36})\?done/.exec(answer.location ?? '')?.[1];
    if (found) return found;
  }
  throw new Error('No line of the demonstration has money left.');
}

/** A photograph with everything that a camera and an office write into it. */
export function receiptWithMetadata(): Promise<Buffer> {
  const noise = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="100%" height="100%" fill="#faf6ea"/><rect x="60" y="80" width="400" height="30" fill="#222"/></svg>',
  );
  return sharp(noise)
    .jpeg()
    .withExif({
      IFD0: {
        Copyright: mark('upload metadata'),
        Artist: mark('upload metadata'),
        ImageDescription: mark('upload metadata'),
      },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '12/1 42/1 0/1' },
    })
    .toBuffer();
}

export interface PlantedMoney {
  disbursement: string;
  refused: string;
  line: string;
}

/** A payment from its request to its arrival, one that finance refuses, and words of finance about money. */
export async function plantMoney(staff: Staff, day: string): Promise<PlantedMoney> {
  const { officer, officer2, reviewer, finance, finance2, auditor } = staff;
  const lines = await linesWithMoney(officer);
  const disbursement = await asks(officer, lines, day);
  const office = `/officer/disbursements/${disbursement}`;
  const desk = `/finance/disbursements/${disbursement}`;
  accepted(await finance.send(desk, new URLSearchParams({ intent: 'approve' })));
  const executed = { intent: 'execute', reference: mark('disbursement.reference'), valueDate: day };
  accepted(await finance2.send(desk, new URLSearchParams(executed)));

  const upload = new FormData();
  upload.append('intent', 'upload');
  upload.append('receiptId', randomUUID());
  const picture = new Uint8Array(await receiptWithMetadata());
  upload.append('file', new Blob([picture], { type: 'image/jpeg' }), `${mark('upload file name')}.jpg`);
  const draft = accepted(await officer.send(office, upload));
  const box = { 'boxes[0].x': '8', 'boxes[0].y': '10', 'boxes[0].width': '60', 'boxes[0].height': '20' };
  accepted(await officer.send(draft, new URLSearchParams({ intent: 'save', ...box })));
  // Left open, so that a draft is there to be looked at.
  const second = new FormData();
  for (const [name, value] of upload) second.append(name, value);
  second.set('receiptId', randomUUID());
  accepted(await officer.send(office, second));
  accepted(await officer.send(draft, new URLSearchParams({ intent: 'send', looked: 'yes', ...box })));
  const waiting = await reviewer.page('/review/evidence');
  const evidence = /\/review\/evidence\/([0-9a-f-]{36})/.exec(waiting)?.[1] ?? '';
  accepted(
    await reviewer.send(`/review/evidence/${evidence}`, new URLSearchParams({ intent: 'check', accepted: 'yes' })),
  );
  const arrival = { intent: 'arrival', received: 'yes', note: mark('disbursement.arrival_note') };
  accepted(await officer2.send(office, new URLSearchParams(arrival)));

  const refused = await asks(officer, lines, day);
  const reject = { intent: 'reject', reason: mark('disbursement.close_reason') };
  accepted(await finance.send(`/finance/disbursements/${refused}`, new URLSearchParams(reject)));
  await asks(officer, lines, day);

  const findingId = randomUUID();
  const finding = { intent: 'raise', findingId, severity: 'low', text: mark('finding'), dueOn: '2030-01-01' };
  accepted(await auditor.send(`/audit/disbursements/${disbursement}`, new URLSearchParams(finding)));
  const reply = { intent: `answer-${findingId}`, findingId, text: mark('finding answer') };
  accepted(await officer.send('/officer/findings', new URLSearchParams(reply)));
  return { disbursement, refused, line: await asksThePool(officer, lines) };
}

async function asksThePool(officer: Browser, lines: readonly string[]): Promise<string> {
  for (const line of lines) {
    const address = `/officer/disbursements/pool?line=${line}`;
    const page = await officer.ask(address);
    if (page.status !== 200 || !textOf(page).includes('name="reason"')) continue;
    const form = formOf(textOf(page), 'name="reason"');
    form.set('amount', '1');
    form.set('reason', mark('pool_transfer.reason'));
    if ((await officer.send(address, form)).status === 302) return line;
  }
  throw new Error('No line of the demonstration misses money.');
}

/** Words of finance about the bank: a statement, a note, a write-off, a freeze, an account. */
export async function plantBank({ finance }: Pick<Staff, 'finance'>, exceptionId: string, day: string): Promise<void> {
  const account = {
    intent: 'add',
    label: mark('bank account label'),
    code: 'bank_planted',
    currency: 'USD',
    ibanLast4: '',
  };
  accepted(await finance.send('/finance/reconciliation/accounts', new URLSearchParams(account)));
  const csv = [
    'Date,Description,Name,Reference,Amount,Balance',
    `${day},${mark('bank_line text')},${mark('bank_line counterparty')},${mark('bank_line reference')},12.50,112.50`,
  ].join('\n');
  const form = new FormData();
  for (const [name, value] of Object.entries({
    intent: 'upload',
    id: randomUUID(),
    bankCode: 'bank_planted',
    currency: 'USD',
    opening: '100',
  }))
    form.append(name, value);
  form.append('file', new Blob([csv], { type: 'text/csv' }), `${mark('upload file name')}.csv`);
  const statement = accepted(await finance.send('/finance/reconciliation', form));
  const line = idIn(await finance.page(statement), /reconciliation\/lines\/([0-9a-f-]{36})/);
  const parts = JSON.stringify([{ kind: 'suspense', subjectId: null, amountMinor: '1250' }]);
  const suspend = { intent: 'accept', id: randomUUID(), parts };
  accepted(await finance.send(`/finance/reconciliation/lines/${line}`, new URLSearchParams(suspend)));
  const listed = await finance.page('/finance/reconciliation/exceptions');
  const ids = [...listed.matchAll(/reconciliation\/exceptions\/([0-9a-f-]{36})/g)].map(([, id = '']) => id);
  const writtenOff = ids.find((id) => id !== exceptionId);
  const reason = { intent: 'write-off', id: randomUUID(), reason: mark('write_off.reason') };
  accepted(await finance.send(`/finance/reconciliation/exceptions/${writtenOff}`, new URLSearchParams(reason)));
  const note = { intent: 'resolve', note: mark('exception.note') };
  accepted(await finance.send(`/finance/reconciliation/exceptions/${exceptionId}`, new URLSearchParams(note)));
  const freeze = { intent: 'freeze', scope: 'GBP', reason: mark('freeze reason') };
  accepted(await finance.send('/finance/funds/freezes', new URLSearchParams(freeze)));
}
