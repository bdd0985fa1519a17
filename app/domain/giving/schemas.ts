import { z } from 'zod';
import { type PublicLanguage, publicLanguageCodes } from '~/catalogues/public-languages';

/** What every form of a gift sends: amounts as typed, everything else chosen. */
const anyGift = z.object({
  /** Typed in units of the currency, or one of the suggested amounts; `other` counts when it is filled in. */
  amount: z.string().trim().max(20).default(''),
  other: z.string().trim().max(20).default(''),
  cover_fee: z.enum(['yes', 'no']).default('no'),
  /** The form's own id: sent twice, it means one gift. */
  gift_id: z.uuid().optional().catch(undefined),
  /** What the browser worked out; empty without script. */
  proof: z.string().max(200).catch('').default(''),
});

/** The form of a need. */
export const giftFormSchema = anyGift.extend({
  line: z.union([z.uuid(), z.literal('')]).default(''),
  left_over: z.enum(['pool', 'refund']).default('pool'),
});
export type GiftForm = z.infer<typeof giftFormSchema>;

/** The form of a gift that no need is chosen for. */
export const openGiftFormSchema = anyGift.extend({
  to: z.enum(['pool', 'operating']),
  every: z.enum(['once', 'month']).default('once'),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type OpenGiftForm = z.infer<typeof openGiftFormSchema>;

/** Where a gift goes. */
export type Destination =
  | { kind: 'need'; campaignId: string }
  | { kind: 'line'; campaignId: string; campaignLineId: string }
  | { kind: 'pool' }
  | { kind: 'operating' };

/** What a donor wants to give: enough to begin the gift, here or later from a mailed link. */
export interface GiftTerms {
  destination: Destination;
  amountMinor: bigint;
  coverFee: boolean;
  currency: string;
  leftOver: 'pool' | 'refund';
  monthly: boolean;
  /** The donor's language, for Stripe's page, ours, and every mail about the gift. */
  language: PublicLanguage;
}

/** Who asks, and what they show for it. */
export interface GiftAsker {
  /** The form's own id: sent twice, it means one gift. */
  giftId?: string | undefined;
  /** Keyed hash of where the request came from: counts and caps what one browser may hold, tells nobody. */
  clientHash: Uint8Array<ArrayBuffer> | null;
  addressHash?: Uint8Array<ArrayBuffer> | null;
  /** A solved proof of work, or a mailed link that was not used: without either, far fewer gifts may be begun. */
  proof?: Uint8Array<ArrayBuffer> | null;
  link?: Uint8Array<ArrayBuffer> | null;
}

export const giftTermsSchema = z.object({
  destination: z.union([
    z.object({ kind: z.literal('need'), campaignId: z.uuid() }),
    z.object({ kind: z.literal('line'), campaignId: z.uuid(), campaignLineId: z.uuid() }),
    z.object({ kind: z.enum(['pool', 'operating']) }),
  ]),
  amountMinor: z
    .string()
    .regex(/^\d{1,12}$/)
    .transform((digits) => BigInt(digits)),
  coverFee: z.boolean(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  leftOver: z.enum(['pool', 'refund']),
  monthly: z.boolean(),
  language: z.enum(publicLanguageCodes),
});

/** An address to which a link is mailed. */
export const mailAddressSchema = z.object({ email: z.string().trim().toLowerCase().max(254).pipe(z.email()) });

/** Why a gift could not be begun; each has a sentence in the catalogue. */
export type GiftRefusal = 'amount' | 'not-visible' | 'too-many' | 'unavailable' | 'link';
export class GiftRefused extends Error {
  override readonly name = 'GiftRefused';
  constructor(readonly why: GiftRefusal) {
    super(why);
  }
}
