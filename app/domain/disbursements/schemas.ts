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
export const requestSchema = z
  .object({
    id: commandId,
    line: z.uuid(),
    amount: z.string().max(40).default(''),
    payee: z.string({ error: words.payeeChoose }),
    payeeKind: z.enum(payeeKinds).optional(),
    payeeName: z.string().trim().max(200, words.tooLong).default(''),
    payeeAccount: z.string().trim().max(200, words.tooLong).default(''),
    payeeSanctions: z.literal('yes').optional(),
    reason: text(3, 2000, words.reasonShort, words.reasonLong),
    plannedOn: day(words.plannedInvalid),
  })
  .superRefine((request, context) => {
    if (request.payee !== NEW_PAYEE) return;
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (!request.payeeKind) wrong('payeeKind', words.payeeKindMissing);
    if (request.payeeName.length < 2) wrong('payeeName', words.payeeNameShort);
    if (request.payeeAccount.length < 4) wrong('payeeAccount', words.payeeAccountShort);
    if (!request.payeeSanctions) wrong('payeeSanctions', words.payeeSanctionsMissing);
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
