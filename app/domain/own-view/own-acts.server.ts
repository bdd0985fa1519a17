import { randomUUID } from 'node:crypto';
import { seal, vault } from '~/platform/crypto/index.server';
import { databaseErrorCode } from '~/platform/db/index.server';
import { type PinFault, pinFault, pinOf } from './pin';
import { verifierOf } from './secrets.server';
import { entered } from './session.server';

/** Thrown inside a transaction of somebody whose session has no case: nothing may happen, and nothing may be said. */
class NoCase extends Error {}

/** Runs an act for the survivor; undefined without a session, and for the second PIN. */
async function own<T>(token: string, name: string, work: Parameters<typeof entered<T>>[2]): Promise<T | undefined> {
  try {
    return await entered(token, name, async (tx, who) => {
      if (who.kind !== 'own') throw new NoCase();
      return work(tx, who);
    });
  } catch (error) {
    if (error instanceof NoCase) return undefined;
    throw error;
  }
}

/** Takes the consent back: the page goes in the same transaction, and so does every session. No reason is asked or kept. */
export async function withdrawOwnConsent(token: string): Promise<'withdrawn' | 'nothing' | undefined> {
  return own(token, 'withdraw', async (tx) => {
    const [row] = await tx.$queryRaw<{ done: boolean }[]>`SELECT private.withdraw_own_consent() AS done`;
    return row?.done ? 'withdrawn' : 'nothing';
  });
}

/** Says that a payment arrived, or that it did not. A payment of another case is none. */
export async function sayReceived(
  token: string,
  paymentId: string,
  received: boolean,
): Promise<'said' | 'refused' | undefined> {
  try {
    return await own(token, 'confirm', async (tx) => {
      const [payment] = await tx.$queryRaw<{ said: boolean | null }[]>`
        SELECT said FROM private.own_payment WHERE id = ${paymentId}::uuid`;
      if (payment?.said !== received)
        await tx.$queryRaw`SELECT ledger.confirm_receipt(${paymentId}::uuid, ${received}, NULL)`;
      return 'said' as const;
    });
  } catch (error) {
    if (['HW002', 'HW007'].includes(databaseErrorCode(error) ?? '')) return 'refused';
    throw error;
  }
}

const WORDS_MAX = 2000;

/** Sends words to reviewers, sealed with the case's key; the officer of the case can never read them. */
export async function complain(
  token: string,
  typed: { id: string; words: string },
): Promise<'sent' | 'empty' | 'many' | undefined> {
  const words = typed.words.trim().slice(0, WORDS_MAX);
  if (words === '') return 'empty';
  const who = await own(token, 'enter', async (_tx, known) => known);
  if (who?.kind !== 'own') return undefined;
  const id = /^[0-9a-f-]{36}$/.test(typed.id) ? typed.id : randomUUID();
  const sealed = seal(await vault().caseKey(who.caseId), `concern/${id}:${who.caseId}`, Buffer.from(words, 'utf8'));
  try {
    return await own(token, 'complain', async (tx) => {
      await tx.$executeRaw`SELECT private.raise_own_concern(${id}::uuid, ${sealed})`;
      return 'sent' as const;
    });
  } catch (error) {
    if (databaseErrorCode(error) === 'HW009') return 'many';
    throw error;
  }
}

export type PinChange = 'changed' | 'wrong' | 'nothing' | 'second' | PinFault;

/** Changes the PIN, the second one, or both, for whoever knows the PIN of now. */
export async function changePin(
  token: string,
  typed: { now: string; pin: string; second: string },
): Promise<PinChange | undefined> {
  const [now, pin, second] = [pinOf(typed.now), pinOf(typed.pin), pinOf(typed.second)];
  if (pin === '' && second === '') return 'nothing';
  const fault = [pin, second]
    .filter((each) => each !== '')
    .map(pinFault)
    .find((each) => each !== null);
  if (fault) return fault;
  if (second !== '' && second === (pin === '' ? now : pin)) return 'second';
  const who = await own(token, 'enter', async (_tx, known) => known);
  if (who?.kind !== 'own') return undefined;
  const verifier = (digits: string) => (digits === '' ? null : verifierOf(who.codeHash, digits));
  const [of, fresh, other] = [await verifierOf(who.codeHash, now), await verifier(pin), await verifier(second)];
  try {
    return await own(token, 'change-pin', async (tx) => {
      const [row] = await tx.$queryRaw<{ done: boolean }[]>`
        SELECT private.change_own_pin(${of}, ${fresh}, ${other}) AS done`;
      return row?.done ? ('changed' as const) : ('wrong' as const);
    });
  } catch (error) {
    // The new PIN is the second one that is in force.
    if (databaseErrorCode(error) === '23514') return 'second';
    throw error;
  }
}
