import { z } from 'zod';
import { disbursements as words } from '~/catalogues/en/disbursements';

export const payeeKinds = [
  'shelter',
  'landlord',
  'clinic',
  'school',
  'lawyer',
  'transport',
  'shop',
  'relative',
  'other',
] as const;
export type PayeeKind = (typeof payeeKinds)[number];

/** What an officer enters; all of it is sealed. */
export const payeeDetailsSchema = z.object({
  kind: z.enum(payeeKinds),
  name: z.string().trim().min(2, words.payeeNameShort).max(200, words.tooLong),
  account: z.string().trim().min(4, words.payeeAccountShort).max(200, words.tooLong),
});
export type PayeeDetails = z.infer<typeof payeeDetailsSchema>;

/** What an officer of the office sees of a payee. */
export interface Payee extends PayeeDetails {
  code: string;
  sanctionsCheckedOn: string;
}

/** The last characters of an account, enough to tell two apart. */
export function accountHint(account: string): string {
  return account.length > 4 ? `…${account.slice(-4)}` : account;
}
