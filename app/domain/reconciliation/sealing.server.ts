import { vault } from '~/platform/crypto/index.server';

/** What is sealed beside money: words that may name somebody. The id keeps two rows from being swapped. */
export type FinanceText =
  | 'bank_line.text'
  | 'bank_line.counterparty'
  | 'bank_line.reference'
  | 'exception.note'
  | 'write_off.reason';

export function sealText(what: FinanceText, id: string, text: string): Uint8Array<ArrayBuffer> {
  return vault().sealFor('finance', `${what}/${id}`, Buffer.from(text, 'utf8'));
}

export function openText(what: FinanceText, id: string, sealed: Uint8Array): string {
  return Buffer.from(vault().unsealFor('finance', `${what}/${id}`, sealed)).toString('utf8');
}
