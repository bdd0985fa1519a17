import { z } from 'zod';

/** What a reviewer must have thought about before anything is public, dated. */
export const riskSchema = z.object({
  assessedOn: z.iso.date('Write the date as year-month-day, for example 2026-11-21.'),
  perpetratorAtLarge: z.boolean(),
  proceedingsUnderWay: z.boolean(),
  othersStillHeld: z.boolean(),
  mediaInterest: z.boolean(),
  safeToPublish: z.boolean(),
  notes: z.string().trim().max(4000).default(''),
});
export type Risk = z.infer<typeof riskSchema>;

export const decisionSchema = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('approved'),
    /** Hash of the page that the reviewer looked at. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    risk: riskSchema,
    confirmedConditions: z.array(z.uuid()).default([]),
    acceptedJustifications: z.array(z.uuid()).default([]),
    reason: z.string().trim().max(2000).default(''),
  }),
  z.object({
    decision: z.literal('sent_back'),
    reason: z.string().trim().min(10, 'Say what the officer should change.').max(2000),
  }),
]);
export type Decision = z.infer<typeof decisionSchema>;
