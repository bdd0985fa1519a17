import { donorRoute } from '~/domain/access/index.server';
import { ownAddress, ownGifts, ownReceipts, statementDocument, yearsOf } from '~/domain/giving/index.server';
import { languageOf } from '~/platform/http/language.server';
import { pdfAnswer } from './pdf-answer.server';

export const loader = donorRoute(async ({ actor, params }) => {
  const [gifts, receipts, { email }] = await Promise.all([ownGifts(actor), ownReceipts(actor), ownAddress(actor)]);
  const year = yearsOf(gifts).find((each) => String(each) === params.year);
  if (year === undefined) throw new Response(null, { status: 404 });
  const paper = await statementDocument({
    year,
    email,
    gifts,
    receipts,
    madeAt: new Date(),
    language: languageOf(params),
  });
  return pdfAnswer(paper, `homeward-statement-${year}`);
});
