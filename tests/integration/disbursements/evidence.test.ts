import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { disbursements as words } from '../../../app/catalogues/en/disbursements';
import { NothingHere } from '../../../app/domain/disbursements';
import {
  attachEvidence,
  beginEvidence,
  checkEvidence,
  discardDraft,
  drawDraft,
  drawEvidence,
  drawOriginal,
  readDraft,
  readEvidence,
  readOwnDrafts,
  readPendingEvidence,
  saveBoxes,
} from '../../../app/domain/disbursements/index.server';
import { pdf, photograph, pngBomb } from '../../factories/receipts';
import { asSuperuser } from '../database';
import { endPools } from '../ledger/scene';
import { BOXES, evidenced, executed, refusalOf, requested, setPaymentScene, withReceipt } from './scene';

afterAll(endPools);

const storedFiles = () => {
  const folder = path.join(process.env.DATA_DIR ?? '', 'files');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
};

describe('a receipt', () => {
  it('is drawn anew, covered, attached, checked by a colleague, and seen covered by finance and auditor', async () => {
    const scene = await setPaymentScene();
    const payment = await executed(scene);
    const id = randomUUID();
    await beginEvidence(scene.officer, payment, id, await photograph(640, 400));
    expect(await readDraft(scene.officer, id)).toEqual({
      id,
      disbursementId: payment,
      widthPixels: 400,
      heightPixels: 640,
      boxes: [],
    });
    await saveBoxes(scene.officer, id, BOXES);
    const [open, covered] = await Promise.all([
      drawDraft(scene.officer, id, false),
      drawDraft(scene.officer, id, true),
    ]);
    expect(Buffer.from(open).equals(Buffer.from(covered))).toBe(false);
    await attachEvidence(scene.officer, id, BOXES);
    expect(await readOwnDrafts(scene.officer)).toEqual([]);

    const [waiting] = await readPendingEvidence(scene.colleague);
    expect(waiting).toMatchObject({ id, disbursementId: payment, amountMinor: 150_000n, state: 'pending' });
    expect((await readPendingEvidence(scene.reviewer)).map((one) => one.id)).toContain(id);
    const seen = await drawEvidence(scene.colleague, id);
    expect(Buffer.from(seen).equals(Buffer.from(covered))).toBe(true);
    for (const who of [scene.finance, scene.auditor, scene.reviewer])
      expect(Buffer.from(await drawEvidence(who, id)).equals(Buffer.from(seen))).toBe(true);
    const original = await sharp(Buffer.from(await drawOriginal(scene.reviewer, id))).metadata();
    expect([original.width, original.height, original.exif]).toEqual([400, 640, undefined]);
    await checkEvidence(scene.reviewer, id, true);
    expect(await readEvidence(scene.colleague, id)).toMatchObject({
      state: 'accepted',
      disbursementState: 'evidenced',
    });
  });

  it('can be a PDF, be sent back, and added again', async () => {
    const scene = await setPaymentScene();
    const payment = await executed(scene);
    const first = await withReceipt(scene, payment, pdf(2));
    await checkEvidence(scene.colleague, first, false);
    const second = await withReceipt(scene, payment, pdf(1));
    await checkEvidence(scene.colleague, second, true);
    expect(await readEvidence(scene.officer, first)).toMatchObject({
      state: 'rejected',
      disbursementState: 'evidenced',
    });
  });

  it('that was used for another payment raises a flag', async () => {
    const scene = await setPaymentScene();
    const bytes = await photograph(500, 500);
    await withReceipt(scene, await executed(scene, '10'), bytes);
    const again = await executed(scene, '11');
    await withReceipt(scene, again, bytes);
    const flags = await asSuperuser(
      async (client) =>
        (
          await client.query<{ kind: string }>('SELECT kind FROM ledger.disbursement_flag WHERE disbursement_id = $1', [
            again,
          ])
        ).rows,
    );
    expect(flags).toEqual([{ kind: 'receipt_used_twice' }]);
  });

  it('discarded leaves neither row nor file', async () => {
    const scene = await setPaymentScene();
    const payment = await executed(scene);
    const before = storedFiles().length;
    const id = randomUUID();
    await beginEvidence(scene.officer, payment, id, await photograph());
    expect(storedFiles().length).toBe(before + 2);
    expect(await discardDraft(scene.officer, id)).toEqual({ disbursementId: payment });
    expect(await discardDraft(scene.officer, id)).toBeUndefined();
    expect(storedFiles().length).toBe(before);
  });

  it('left lying for two weeks is deleted when the officer adds the next', async () => {
    const scene = await setPaymentScene();
    const payment = await executed(scene);
    const old = randomUUID();
    await beginEvidence(scene.officer, payment, old, await photograph());
    await asSuperuser((client) =>
      client.query(`UPDATE private.evidence_draft SET uploaded_at = now() - interval '15 days' WHERE id = $1`, [old]),
    );
    const next = randomUUID();
    await beginEvidence(scene.officer, payment, next, await photograph());
    expect((await readOwnDrafts(scene.officer)).map(({ id }) => id)).toEqual([next]);
  });
});

describe('attacks', () => {
  it('safeguard: nothing is added before the payment was made, nor by another office', async () => {
    const scene = await setPaymentScene();
    const photo = await photograph();
    expect(await refusalOf(beginEvidence(scene.officer, await requested(scene, '10'), randomUUID(), photo))).toEqual({
      field: 'file',
      message: words.receiptTooEarly,
    });
    const paid = await executed(scene, '11');
    expect(await refusalOf(beginEvidence(scene.officerElsewhere, paid, randomUUID(), photo))).toEqual({
      field: '',
      message: words.notFound,
    });
    const receipt = await withReceipt(scene, paid);
    await expect(drawEvidence(scene.officerElsewhere, receipt)).rejects.toThrow(NothingHere);
    await expect(drawOriginal(scene.officerElsewhere, receipt)).rejects.toThrow(NothingHere);
    expect(await refusalOf(checkEvidence(scene.officerElsewhere, receipt, true))).toEqual({
      field: '',
      message: words.notYourOffice,
    });
  });

  it('safeguard: whoever added it does not check it, and a check is not turned round', async () => {
    const scene = await setPaymentScene();
    const receipt = await withReceipt(scene, await executed(scene));
    expect(await refusalOf(checkEvidence(scene.officer, receipt, true))).toEqual({
      field: '',
      message: words.checkOwn,
    });
    await checkEvidence(scene.colleague, receipt, false);
    expect(await refusalOf(checkEvidence(scene.reviewer, receipt, true))).toEqual({
      field: '',
      message: words.checkDone,
    });
  });

  it('safeguard: a draft is seen, changed and sent by its uploader only', async () => {
    const scene = await setPaymentScene();
    const payment = await executed(scene);
    const id = randomUUID();
    await beginEvidence(scene.officer, payment, id, await photograph());
    await expect(drawDraft(scene.colleague, id, false)).rejects.toThrow(NothingHere);
    await expect(saveBoxes(scene.colleague, id, [])).rejects.toThrow(NothingHere);
    await expect(attachEvidence(scene.colleague, id, [])).rejects.toThrow(NothingHere);
    expect(await discardDraft(scene.colleague, id)).toBeUndefined();
    expect(await readDraft(scene.officer, id)).toMatchObject({ id });
  });

  it('safeguard: sent twice at once it is attached once, and its copy opens', async () => {
    const scene = await setPaymentScene();
    const payment = await executed(scene);
    const id = randomUUID();
    await beginEvidence(scene.officer, payment, id, await photograph());
    await Promise.all([1, 2, 3].map(() => attachEvidence(scene.officer, id, BOXES)));
    expect((await readPendingEvidence(scene.officer)).filter((one) => one.id === id)).toHaveLength(1);
    expect((await drawEvidence(scene.finance, id)).length).toBeGreaterThan(1000);
  });

  it('safeguard: hostile files are refused with a sentence, and leave nothing', async () => {
    const scene = await setPaymentScene();
    const payment = await executed(scene);
    const before = storedFiles().length;
    const refuse = async (bytes: Buffer) => refusalOf(beginEvidence(scene.officer, payment, randomUUID(), bytes));
    expect(await refuse(await pngBomb())).toEqual({ field: 'file', message: words.refuse_too_many_pixels });
    expect(await refuse(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'))).toEqual({
      field: 'file',
      message: words.refuse_svg,
    });
    expect(await refuse(Buffer.concat([await photograph(), Buffer.from('PK\u0005\u0006'), Buffer.alloc(18)]))).toEqual({
      field: 'file',
      message: words.refuse_two_in_one,
    });
    expect(await refuse(pdf(7))).toEqual({ field: 'file', message: words.refuse_too_many_pages });
    expect(storedFiles().length).toBe(before);
  });

  it('safeguard: no file on disk can be read without the key', async () => {
    const scene = await setPaymentScene();
    await evidenced(scene);
    for (const bytes of storedFiles()) {
      expect(bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
      expect(bytes.includes('SecretPhone') || bytes.includes('JFIF') || bytes.includes('Exif')).toBe(false);
    }
  });
});
