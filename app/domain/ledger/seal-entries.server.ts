import { createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type DatabaseActor, inTransaction } from '~/platform/db/index.server';
import { rootMessage } from './canonical.server';

const BATCH = 10_000;

/** Seals what is finished in the ledger and in the trail. Meant to be called every second; several at once do no harm. Returns the rows sealed. */
export async function sealFinished(actor: DatabaseActor): Promise<{ entries: number; trailEntries: number }> {
  const sealAll = async (name: string, chain: 'ledger' | 'trail') => {
    let total = 0;
    for (;;) {
      const sealed = await inTransaction(actor, name, async (tx) => {
        const [row] =
          chain === 'ledger'
            ? await tx.$queryRaw<{ sealed: number }[]>`SELECT ledger.seal(${BATCH}::int) AS sealed`
            : await tx.$queryRaw<{ sealed: number }[]>`SELECT audit.seal_trail(${BATCH}::int) AS sealed`;
        return row?.sealed ?? 0;
      });
      total += sealed;
      // A batch ends between two transactions, so a short one is not the last one.
      if (sealed === 0) return total;
    }
  };
  return { entries: await sealAll('seal-ledger', 'ledger'), trailEntries: await sealAll('seal-trail', 'trail') };
}

interface Head {
  ledger_seq: bigint;
  ledger_hash: Uint8Array;
  trail_seq: bigint;
  trail_hash: Uint8Array;
}

/** The raw 32 bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Buffer {
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  if (!x) throw new TypeError('an Ed25519 key is expected');
  return Buffer.from(x, 'base64url');
}

/**
 * Signs how far both chains are and stores it as the root of `day` (YYYY-MM-DD). HW002 when that day or a later one
 * has its root. The key stays outside the database: whoever rewrites history there cannot sign it. The outbox tells
 * (`root_signed` {day}), so that the root leaves the machine too.
 */
export async function signDailyRoot(actor: DatabaseActor, day: string, privateKey: KeyObject): Promise<void> {
  const publicKey = rawPublicKey(privateKey);
  await inTransaction(actor, 'sign-daily-root', async (tx) => {
    const [head] = await tx.$queryRaw<Head[]>`SELECT * FROM ledger.root_to_sign()`;
    if (!head) throw new Error('the chains have no head');
    const message = rootMessage({
      day,
      ledgerSeq: head.ledger_seq,
      ledgerHash: Buffer.from(head.ledger_hash),
      trailSeq: head.trail_seq,
      trailHash: Buffer.from(head.trail_hash),
    });
    await tx.$queryRaw`SELECT ledger.store_root(${day}::date, ${head.ledger_seq}::bigint, ${head.trail_seq}::bigint, ${publicKey}, ${sign(null, message, privateKey)})::text`;
    await tx.$queryRaw`SELECT system.emit('root_signed', jsonb_build_object('day', ${day}::text))::text`;
  });
}
