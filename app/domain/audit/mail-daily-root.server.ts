import { z } from 'zod';
import { audit as words } from '~/catalogues/en/audit';
import { message } from '~/catalogues/message';
import { inTransaction } from '~/platform/db/index.server';
import { workerActor } from '../access';
import { mailRole } from '../access/index.server';

const signedRoot = z.object({ day: z.iso.date() });

interface StoredRoot {
  ledgerSeq: bigint;
  ledgerHashHex: string;
  trailSeq: bigint;
  trailHashHex: string;
  keyHex: string;
  signatureHex: string;
}

/**
 * The event `root_signed`: mails the root of a day to every auditor. Whoever rewrites history later, and seals it anew,
 * cannot change what lies in their mailboxes.
 */
export async function mailDailyRoot(payload: unknown): Promise<void> {
  const { day } = signedRoot.parse(payload);
  const [root] = await inTransaction(
    workerActor,
    'audit.mail-daily-root',
    (tx) => tx.$queryRaw<StoredRoot[]>`
      SELECT ledger_seq AS "ledgerSeq", encode(ledger_hash, 'hex') AS "ledgerHashHex", trail_seq AS "trailSeq",
        encode(trail_hash, 'hex') AS "trailHashHex", encode(public_key, 'hex') AS "keyHex", encode(signature, 'hex') AS "signatureHex"
      FROM ledger.daily_root WHERE day = ${day}::date`,
  );
  if (!root) throw new Error(`the root of ${day} is not stored`);
  const text = [
    message(words.rootMailIntro, { day }),
    '',
    message(words.rootMailLedger, { seq: root.ledgerSeq.toString(), hash: root.ledgerHashHex }),
    message(words.rootMailTrail, { seq: root.trailSeq.toString(), hash: root.trailHashHex }),
    message(words.rootMailKey, { key: root.keyHex }),
    message(words.rootMailSignature, { signature: root.signatureHex }),
    '',
    message(words.rootMailKeep, { key: root.keyHex }),
  ].join('\n');
  await mailRole(['auditor'], { subject: message(words.rootMailSubject, { day }), text, messageId: `root-${day}` });
}
