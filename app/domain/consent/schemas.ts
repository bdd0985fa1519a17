import { z } from 'zod';
import { consentScopes } from '~/catalogues/consent-scopes';
import { consentMedia } from './scopes';

const words = (max: number) =>
  z.string().trim().min(1, 'Write something here.').max(max, `Use at most ${max} characters.`);

/** A scope that is in neither list is refused; one in both is refused as input. */
export const newConsentSchema = z.object({
  language: words(100),
  medium: z.enum(consentMedia),
  givenOn: z.iso.date('Write the date as year-month-day, for example 2026-11-21.'),
  granted: z
    .array(z.enum(consentScopes))
    .transform((scopes) => consentScopes.filter((scope) => scopes.includes(scope))),
  /** Who explained it; empty only in what was imported. */
  explainedBy: z.string().trim().max(200).default(''),
  /** For a minor or somebody who is represented; `how` says what was done to be sure that they have no part in it. */
  guardian: z
    .object({
      name: words(200),
      relation: words(120),
      vettedOn: z.iso.date().nullable().default(null),
      how: z.string().trim().max(2000).default(''),
    })
    .nullable()
    .default(null),
  /** Other refusals, in the words of the file: photo, health, media contact … */
  otherRefusals: z.array(words(120)).max(30).default([]),
  notes: z.string().max(4000).default(''),
  /** Each blocks until the reviewer has confirmed it. */
  conditions: z.array(words(1000)).max(20).default([]),
});
export type NewConsent = z.infer<typeof newConsentSchema>;

export const consentContentSchema = newConsentSchema.pick({
  explainedBy: true,
  guardian: true,
  otherRefusals: true,
  notes: true,
});
export type ConsentContent = z.infer<typeof consentContentSchema>;

/** What the second person says of a guardian: no part in it, or not sure enough. */
export const guardianDecisionSchema = z.enum(['confirmed', 'refused']);
