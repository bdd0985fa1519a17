import { disbursements as words } from '~/catalogues/en/disbursements';
import { inTransaction } from '~/platform/db/index.server';
import { type Box, burnBoxes, ImageRefused, readSheet, type Sheet } from '~/platform/images/index.server';
import type { StaffActor } from '../access';
import { forget, keepSealed, openSealed, originalDigest, sha256 } from './evidence-files.server';
import { orRefused } from './refusals.server';
import { NothingHere, Refused } from './refused';
import { boxesSchema } from './schemas';
import type { DisbursementState } from './states';

const DRAFT_DAYS_MAX = 14;

export interface EvidenceDraft {
  id: string;
  disbursementId: string;
  widthPixels: number;
  heightPixels: number;
  boxes: Box[];
}
interface StoredDraft extends EvidenceDraft {
  originalKey: string;
  sheetKey: string;
  originalDigest: Uint8Array;
}

/** Draws what was uploaded anew and keeps it for covering; `id` comes with the form. Throws Refused. */
export async function beginEvidence(
  actor: StaffActor,
  disbursementId: string,
  id: string,
  bytes: Uint8Array,
): Promise<void> {
  if (await findDraft(actor, id)) return;
  await requirePaid(actor, disbursementId);
  const sheet = await sheetOf(bytes);
  const originalKey = await keepSealed('evidence', 'original', id, bytes);
  const sheetKey = await keepSealed('drafts', 'sheet', id, sheet.jpeg);
  const stored = await inTransaction(
    actor,
    'evidence.begin',
    (tx) => tx.$executeRaw`
      INSERT INTO private.evidence_draft (id, disbursement_id, original_key, sheet_key, original_digest, width_pixels, height_pixels, uploaded_by)
      VALUES (${id}::uuid, ${disbursementId}::uuid, ${originalKey}, ${sheetKey}, ${originalDigest(bytes)}, ${sheet.width}, ${sheet.height}, ${actor.userId}::uuid)
      ON CONFLICT (id) DO NOTHING`,
  );
  if (stored === 0) await forget(originalKey, sheetKey);
  await discardForgotten(actor);
}

/** Receipts that this officer began to cover and left lying. */
async function discardForgotten(actor: StaffActor): Promise<void> {
  const forgotten = await inTransaction(
    actor,
    'evidence.forgotten',
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM private.evidence_draft WHERE uploaded_at < system.now() - make_interval(days => ${DRAFT_DAYS_MAX}::int)`,
  );
  for (const { id } of forgotten) await discardDraft(actor, id);
}

async function sheetOf(bytes: Uint8Array): Promise<Sheet> {
  try {
    return await readSheet(bytes);
  } catch (error) {
    if (error instanceof ImageRefused) throw new Refused('file', words[`refuse_${error.why}`]);
    throw error;
  }
}

async function requirePaid(actor: StaffActor, disbursementId: string): Promise<void> {
  const [row] = await inTransaction(
    actor,
    'evidence.state',
    (tx) =>
      tx.$queryRaw<
        { state: DisbursementState }[]
      >`SELECT state FROM ledger.office_disbursement WHERE id = ${disbursementId}::uuid`,
  );
  if (!row) throw new Refused('', words.notFound);
  if (row.state !== 'executed' && row.state !== 'evidenced') throw new Refused('file', words.receiptTooEarly);
}

async function findDraft(actor: StaffActor, id: string): Promise<StoredDraft | undefined> {
  const [row] = await inTransaction(
    actor,
    'evidence.draft',
    (tx) => tx.$queryRaw<StoredDraft[]>`
      SELECT id, disbursement_id AS "disbursementId", width_pixels AS "widthPixels", height_pixels AS "heightPixels", boxes, original_key AS "originalKey",
        sheet_key AS "sheetKey", original_digest AS "originalDigest"
      FROM private.evidence_draft WHERE id = ${id}::uuid`,
  );
  return row && { ...row, boxes: boxesSchema.parse(row.boxes) };
}

async function ownDraft(actor: StaffActor, id: string): Promise<StoredDraft> {
  const draft = await findDraft(actor, id);
  if (!draft) throw new NothingHere();
  return draft;
}

/** A draft of the actor's own. Throws NothingHere. */
export async function readDraft(actor: StaffActor, id: string): Promise<EvidenceDraft> {
  const { originalKey, sheetKey, originalDigest: digest, ...draft } = await ownDraft(actor, id);
  return draft;
}

/** The draft as a picture, open or with its boxes burned in. Only its uploader gets it. Throws NothingHere. */
export async function drawDraft(actor: StaffActor, id: string, covered: boolean): Promise<Uint8Array> {
  const draft = await ownDraft(actor, id);
  const sheet = await sheetOfDraft(draft);
  return covered ? (await burnBoxes(sheet, draft.boxes)).jpeg : sheet.jpeg;
}

async function sheetOfDraft(draft: StoredDraft): Promise<Sheet> {
  const jpeg = Buffer.from(await openSealed(draft.sheetKey, 'sheet', draft.id));
  return { jpeg, width: draft.widthPixels, height: draft.heightPixels };
}

/** Remembers the boxes. Throws NothingHere. */
export async function saveBoxes(actor: StaffActor, id: string, boxes: readonly Box[]): Promise<void> {
  const changed = await inTransaction(
    actor,
    'evidence.boxes',
    (tx) =>
      tx.$executeRaw`UPDATE private.evidence_draft SET boxes = ${JSON.stringify(boxes)}::jsonb WHERE id = ${id}::uuid`,
  );
  if (changed === 0) throw new NothingHere();
}

/** Burns the boxes in and attaches the receipt, for a colleague to check. Sent twice it is attached once. Throws Refused. */
export async function attachEvidence(
  actor: StaffActor,
  id: string,
  boxes: readonly Box[],
): Promise<{ disbursementId: string }> {
  const attached = await attachedTo(actor, id);
  if (attached) return { disbursementId: attached };
  try {
    return await attachDraft(actor, id, boxes);
  } catch (error) {
    // The same form at the same moment attached it: the draft and its files may be gone at any step of ours.
    const meanwhile = await attachedTo(actor, id);
    if (meanwhile) return { disbursementId: meanwhile };
    throw error;
  }
}

async function attachDraft(actor: StaffActor, id: string, boxes: readonly Box[]): Promise<{ disbursementId: string }> {
  const draft = await ownDraft(actor, id);
  const { jpeg } = await burnBoxes(await sheetOfDraft(draft), boxes);
  const redactedKey = await keepSealed('evidence', 'redacted', id, jpeg);
  const sentences = {
    HW001: ['', words.notYourOffice],
    HW002: ['', words.receiptTooEarly],
    HW007: ['', words.notFound],
  } as const;
  try {
    await orRefused(sentences, () =>
      inTransaction(actor, 'evidence.attach', async (tx) => {
        await tx.$queryRaw`SELECT ledger.attach_evidence(${id}::uuid, ${draft.disbursementId}::uuid, ${sha256(jpeg)}, ${redactedKey}, ${draft.originalKey}, ${draft.originalDigest})::text`;
        const taken = await tx.$executeRaw`DELETE FROM private.evidence_draft WHERE id = ${id}::uuid`;
        if (taken === 0) throw new NothingHere();
      }),
    );
  } catch (error) {
    // Attached by the same form: which of the two copies it names is not asked, so both are kept.
    if (!(await attachedTo(actor, id))) await forget(redactedKey);
    throw error;
  }
  await forget(draft.sheetKey);
  return { disbursementId: draft.disbursementId };
}

async function attachedTo(actor: StaffActor, id: string): Promise<string | undefined> {
  const [row] = await inTransaction(
    actor,
    'evidence.attached',
    (tx) =>
      tx.$queryRaw<
        { disbursementId: string }[]
      >`SELECT disbursement_id AS "disbursementId" FROM ledger.office_evidence WHERE id = ${id}::uuid AND uploaded_by = ${actor.userId}::uuid`,
  );
  return row?.disbursementId;
}

/** Deletes a draft and its files; a draft that is gone is gone. Answers where it belonged. */
export async function discardDraft(actor: StaffActor, id: string): Promise<{ disbursementId: string } | undefined> {
  const draft = await findDraft(actor, id);
  if (!draft) return undefined;
  const deleted = await inTransaction(
    actor,
    'evidence.discard',
    (tx) => tx.$executeRaw`DELETE FROM private.evidence_draft WHERE id = ${id}::uuid`,
  );
  // Attached meanwhile: then the original belongs to the payment.
  if (deleted > 0) await forget(draft.originalKey, draft.sheetKey);
  return { disbursementId: draft.disbursementId };
}
