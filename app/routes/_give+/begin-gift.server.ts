import { json, redirect, type TypedResponse } from '@remix-run/node';
import type { PublicLanguage } from '~/catalogues/public-languages';
import { publicWords } from '~/catalogues/public-words';
import { publicActor } from '~/domain/access';
import { GiftRefused, mailAddressSchema } from '~/domain/giving';
import {
  addressHashOf,
  clientHashOf,
  type GiftErrors,
  mailGiftLink,
  type ReadGift,
  readProof,
  startGift,
} from '~/domain/giving/index.server';

const refusals = {
  amount: 'errorAmountNeeded',
  'not-visible': 'errorNotVisible',
  'too-many': 'errorMany',
  unavailable: 'errorUnavailable',
  link: 'errorLink',
} as const;
const statusOf = { amount: 422, 'not-visible': 422, 'too-many': 429, unavailable: 503, link: 410 } as const;

/** What a form of a gift gets back when it did not lead to the payment page; `stuck`: a mailed link leads on. */
export interface RefusedGift {
  typed: Record<string, string>;
  errors: GiftErrors;
  stuck: boolean;
}

/** Leads on to the payment page, or to the mail with which a gift goes on; else says what is wrong, and where. */
export async function beginGift(
  request: Request,
  sent: FormData,
  read: ReadGift,
  lang: PublicLanguage,
): Promise<TypedResponse<RefusedGift> | TypedResponse<never>> {
  const { giving } = publicWords(lang);
  const typed = Object.fromEntries(
    [...sent].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const refuse = (errors: GiftErrors, status: number, stuck = false) => json({ typed, errors, stuck }, { status });
  if (!read.ok) return refuse(read.errors, 422, sent.get('intent') === 'mail');
  const clientHash = clientHashOf(request);
  if (sent.get('intent') === 'mail') {
    const address = mailAddressSchema.safeParse(typed);
    if (!address.success) return refuse({ email: giving.errorEmail }, 422, true);
    if (!(await mailGiftLink(read.terms, address.data.email, clientHash)))
      return refuse({ email: giving.errorMailMany }, 429, true);
    return redirect(`/${read.terms.language}/give/mailed`, { status: 303 });
  }
  try {
    const { giftId } = read;
    const proof = readProof(read.proof);
    const { url } = await startGift(publicActor, read.terms, {
      giftId,
      clientHash,
      addressHash: addressHashOf(request),
      proof,
    });
    return redirect(url, { status: 303 });
  } catch (error) {
    if (!(error instanceof GiftRefused)) throw error;
    if (error.why === 'amount') return refuse({ amount: giving[refusals.amount] }, statusOf.amount);
    return refuse({ form: giving[refusals[error.why]] }, statusOf[error.why], error.why === 'too-many');
  }
}
