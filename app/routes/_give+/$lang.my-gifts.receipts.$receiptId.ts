import { donorRoute } from '~/domain/access/index.server';
import { ownAddress, ownGifts, ownReceipts, receiptDocument } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { pdfAnswer } from './pdf-answer.server';

/** A receipt of one's own; of anybody else's there is no such page. */
export const loader = donorRoute(async ({ actor, params }) => {
  const [receipts, gifts, { email }] = await Promise.all([ownReceipts(actor), ownGifts(actor), ownAddress(actor)]);
  const receipt = receipts.find(({ id }) => id === params.receiptId);
  const gift = gifts.find(({ id }) => id === receipt?.giftId);
  if (!receipt || !gift) throw new Response(null, { status: 404 });
  const { paidAt, destination, monthly, feeCoverMinor } = gift;
  const language = languageOf(params);
  const facts = {
    ...receipt,
    language,
    paidAt,
    destination,
    monthly,
    feeCoverMinor,
    email,
    giftMinor: gift.amountMinor,
  };
  return pdfAnswer(await receiptDocument(facts), receipt.state === 'void' ? `${receipt.number}-void` : receipt.number);
});
