import { z } from 'zod';

/** What the form of a gift sends: amounts as typed, everything else chosen. */
export const giftFormSchema = z.object({
  /** Typed in units of the currency, or one of the suggested amounts; `other` counts when it is filled in. */
  amount: z.string().trim().max(20).default(''),
  other: z.string().trim().max(20).default(''),
  line: z.union([z.uuid(), z.literal('')]).default(''),
  cover_fee: z.enum(['yes', 'no']).default('no'),
  left_over: z.enum(['pool', 'refund']).default('pool'),
});
export type GiftForm = z.infer<typeof giftFormSchema>;

/** Where a gift goes. */
export type Destination =
  | { kind: 'need'; campaignId: string }
  | { kind: 'line'; campaignId: string; campaignLineId: string };

export interface GiftInput {
  destination: Destination;
  amountMinor: bigint;
  coverFee: boolean;
  currency: string;
  leftOver: 'pool' | 'refund';
  /** The donor's language, for Stripe's page and ours. */
  language: string;
  /** Keyed hash of where the request came from: counts and caps what one browser may hold, tells nobody. */
  clientHash: Uint8Array<ArrayBuffer> | null;
}

/** Why a gift could not be begun; each has a sentence in the catalogue. */
export type GiftRefusal = 'amount' | 'not-visible' | 'too-many' | 'unavailable';
export class GiftRefused extends Error {
  override readonly name = 'GiftRefused';
  constructor(readonly why: GiftRefusal) {
    super(why);
  }
}
