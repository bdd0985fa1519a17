import { CaseKeyMissingError, seal, unseal, vault } from '~/platform/crypto/index.server';

/** What stands sealed beside a payment. The id keeps two rows from being swapped. */
type CaseText = 'reason' | 'arrival_note';
type PaymentText = 'reference' | 'close_reason';

const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

/** Under the key of the case: gone when the case is erased. */
export async function sealForCase(
  caseId: string,
  what: CaseText,
  disbursementId: string,
  text: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return seal(await vault().caseKey(caseId), `disbursement.${what}/${disbursementId}`, bytesOf(text));
}

/** Undefined once the case was erased. */
export async function openForCase(
  caseId: string,
  what: CaseText,
  disbursementId: string,
  sealed: Uint8Array,
): Promise<string | undefined> {
  try {
    return textOf(unseal(await vault().caseKey(caseId), `disbursement.${what}/${disbursementId}`, sealed));
  } catch (error) {
    if (error instanceof CaseKeyMissingError) return undefined;
    throw error;
  }
}

/** What finance writes: finance has no case keys. */
export function sealForPayment(what: PaymentText, disbursementId: string, text: string): Uint8Array<ArrayBuffer> {
  return vault().sealFor('payee', `disbursement.${what}/${disbursementId}`, bytesOf(text));
}

export function openForPayment(what: PaymentText, disbursementId: string, sealed: Uint8Array): string {
  return textOf(vault().unsealFor('payee', `disbursement.${what}/${disbursementId}`, sealed));
}
