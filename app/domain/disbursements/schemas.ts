import { z } from 'zod';
import { disbursements as words } from '~/catalogues/en/disbursements';
import { finance } from '~/catalogues/en/finance';
import { payeeKinds } from '../network';

/** A day as a form sends it. */
const day = (sentence: string) => z.iso.date(sentence);
const text = (min: number, max: number, short: string, long: string) =>
  z.string({ error: short }).trim().min(min, short).max(max, long);

/** Ids come with the form, so that a form sent twice is one act. */
export const commandId = z.uuid();

export const NEW_PAYEE = 'new';
const typed = (max: number, long: string) => z.string().trim().max(max, long).default('');
const isDay = (value: string) => z.iso.date().safeParse(value).success;

// Fields may be empty for the shape and are missed by the refinement, so that all that is wrong is said at once.
export const requestSchema = z
  .object({
    id: commandId,
    line: z.uuid(),
    amount: typed(40, words.tooLong),
    payee: typed(40, words.tooLong),
    payeeKind: z.enum(payeeKinds).optional(),
    payeeName: typed(200, words.tooLong),
    payeeAccount: typed(200, words.tooLong),
    payeeSanctions: z.literal('yes').optional(),
    reason: typed(2000, words.reasonLong),
    plannedOn: typed(10, words.plannedInvalid),
  })
  .superRefine((request, context) => {
    const isNew = request.payee === NEW_PAYEE;
    const missing: [isWrong: boolean, path: string, sentence: string][] = [
      [request.amount === '', 'amount', words.amountMissing],
      [request.payee === '', 'payee', words.payeeChoose],
      [isNew && !request.payeeKind, 'payeeKind', words.payeeKindMissing],
      [isNew && request.payeeName.length < 2, 'payeeName', words.payeeNameShort],
      [isNew && request.payeeAccount.length < 4, 'payeeAccount', words.payeeAccountShort],
      [isNew && !request.payeeSanctions, 'payeeSanctions', words.payeeSanctionsMissing],
      [request.reason.length < 3, 'reason', words.reasonShort],
      [!isDay(request.plannedOn), 'plannedOn', words.plannedInvalid],
    ];
    for (const [isWrong, path, message] of missing)
      if (isWrong) context.addIssue({ code: 'custom', path: [path], message });
  });
export type RequestInput = z.infer<typeof requestSchema>;

export const rejectSchema = z.object({ reason: text(3, 2000, finance.rejectReasonShort, words.reasonLong) });

export const executeSchema = z.object({
  reference: text(2, 140, finance.executeReferenceShort, words.tooLong),
  valueDate: day(finance.executeValueDateInvalid),
});

const percent = z.coerce.number({ error: words.coverInvalid }).min(0, words.coverInvalid).max(100, words.coverInvalid);
export const boxSchema = z.object({ x: percent, y: percent, width: percent, height: percent });
export const boxesSchema = z.array(boxSchema).max(60, words.coverTooMany).default([]);

export const checkSchema = z.object({ accepted: z.enum(['yes', 'no'], { error: words.checkChoose }) });

export const arrivalSchema = z.object({
  received: z.enum(['yes', 'no'], { error: words.arrivalChoose }),
  note: z.string().trim().max(2000, words.reasonLong).default(''),
});
