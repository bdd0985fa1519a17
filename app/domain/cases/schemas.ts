import { z } from 'zod';
import { needCategories } from '~/catalogues/need-categories';
import { storyLanguages } from '~/catalogues/story-languages';
import {
  genders,
  industries,
  methodsOfControl,
  methodsOfRecruitment,
  namesOf,
  statusDecisionMakers,
  supportPlanTypes,
  traffickingStatuses,
  typesOfExploitation,
  typesOfSexExploitation,
} from './picklists';

export { type NeedCategory, needCategories } from '~/catalogues/need-categories';

/** `YYYY-MM-DD`, a day that exists. */
export const dayText = z.iso.date('Write the date as year-month-day, for example 1994-03-28.');
/** `YYYY-MM`. */
export const monthText = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write the month as year-month, for example 2023-02.');
export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'Use the two capital letters of the country, for example KH.');
export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'Use the three capital letters of the currency, for example KWD.');

const line = (max: number) => z.string().trim().max(max, `Use at most ${max} characters.`);
const words = (max: number) => line(max).min(1, 'Write something here.');
const paragraph = (max: number) => z.string().max(max, `Use at most ${max} characters.`);

export const traffickingSchema = z.object({
  status: z.enum(namesOf(traffickingStatuses)).nullable().default(null),
  statusDecidedBy: z.enum(namesOf(statusDecisionMakers)).nullable().default(null),
  methodsOfRecruitment: z.array(z.enum(namesOf(methodsOfRecruitment))).default([]),
  methodsOfControl: z.array(z.enum(namesOf(methodsOfControl))).default([]),
  typesOfExploitation: z.array(z.enum(namesOf(typesOfExploitation))).default([]),
  industry: z.enum(namesOf(industries)).nullable().default(null),
  typesOfSexExploitation: z.array(z.enum(namesOf(typesOfSexExploitation))).default([]),
});
export type Trafficking = z.infer<typeof traffickingSchema>;

/** A support plan as the standard has it: what the needs assessment is costed from. */
export const supportPlanSchema = z.object({
  type: z.enum(namesOf(supportPlanTypes)).nullable().default(null),
  objectives: paragraph(8000).default(''),
  actionPlan: paragraph(8000).default(''),
  plannedEnd: dayText.nullable().default(null),
  actualEnd: dayText.nullable().default(null),
});
export type SupportPlan = z.infer<typeof supportPlanSchema>;

export const personSchema = z.object({
  given: line(200).default(''),
  family: line(200).default(''),
  aliases: z.array(words(200)).max(50).default([]),
  /** Null is unknown, and an unknown age is a minor. */
  dateOfBirth: dayText.nullable().default(null),
  gender: z.enum(namesOf(genders)).default('NonSpecifiedUnknown'),
  nationalities: z.array(countryCode).max(10).default([]),
  phones: z.array(words(60)).max(20).default([]),
  emails: z.array(words(254)).max(20).default([]),
  idNumbers: z
    .array(z.object({ kind: line(60), value: words(120) }))
    .max(30)
    .default([]),
  address: line(1000).default(''),
  familyMembers: z
    .array(z.object({ relation: line(120), name: words(200) }))
    .max(50)
    .default([]),
  allegedPerpetrators: z
    .array(z.object({ role: line(120), name: words(200) }))
    .max(50)
    .default([]),
  notes: paragraph(20_000).default(''),
  trafficking: traffickingSchema.prefault({}),
  supportPlans: z.array(supportPlanSchema).max(60).default([]),
});
export type Person = z.infer<typeof personSchema>;

export const stopKinds = [
  'origin',
  'recruitment',
  'transit',
  'exploitation',
  'escape_or_rescue',
  'shelter',
  'return',
  'destination',
] as const;
export type StopKind = (typeof stopKinds)[number];

export const stopContentSchema = z
  .object({
    place: words(300),
    country: countryCode.nullable(),
    lat: z.number().min(-90).max(90).nullable().default(null),
    lon: z.number().min(-180).max(180).nullable().default(null),
    from: monthText.nullable().default(null),
    to: monthText.nullable().default(null),
    note: paragraph(4000).default(''),
  })
  .refine((stop) => stop.from === null || stop.to === null || stop.from <= stop.to, {
    path: ['to'],
    error: 'The journey leaves this stop before it arrives there.',
  })
  .refine((stop) => (stop.lat === null) === (stop.lon === null), {
    path: ['lon'],
    error: 'Give both latitude and longitude, or neither.',
  });
export type StopContent = z.infer<typeof stopContentSchema>;
export const newStopSchema = z.object({ kind: z.enum(stopKinds), content: stopContentSchema });
export type NewStop = z.infer<typeof newStopSchema>;

/** What of a line is sealed. Quantity, cost and priority are not: they say nothing without these. */
export const lineContentSchema = z.object({
  description: words(1000),
  vendor: line(300).default(''),
  unit: line(60).default(''),
  neededBy: dayText.nullable().default(null),
});
export type LineContent = z.infer<typeof lineContentSchema>;

export const newLineSchema = z.object({
  category: z.enum(needCategories),
  quantity: z.number().int('Use a whole number.').min(1, 'At least 1.').max(10_000, 'At most 10,000.'),
  unitCostMinor: z
    .bigint()
    .min(1n, 'The cost must be more than nothing.')
    .max(1_000_000_000_000n, 'This cost is too large.'),
  priority: z.number().int().min(1).max(99),
  content: lineContentSchema,
});
export type NewLine = z.infer<typeof newLineSchema>;

export const newAssessmentSchema = z.object({
  currency: currencyCode,
  assessedOn: dayText,
  lines: z.array(newLineSchema).max(100),
});
export type NewAssessment = z.infer<typeof newAssessmentSchema>;

/** The words of a page in one language; as typed, so nothing is trimmed and anything may be empty. */
export const storyTextsSchema = z.object({
  title: z.string().max(300).default(''),
  story: z.string().max(20_000).default(''),
  stops: z.record(z.uuid(), z.string().max(4000)).default({}),
  labels: z.record(z.uuid(), z.string().max(300)).default({}),
});
export type StoryTexts = z.infer<typeof storyTextsSchema>;

/** What the officer writes for the public, and the same in other languages: one draft, one revision. */
export const storyDraftSchema = storyTextsSchema.extend({
  translations: z.partialRecord(z.enum(storyLanguages), storyTextsSchema).optional(),
});
export type StoryDraft = z.infer<typeof storyDraftSchema>;
export const titleSchema = line(300).min(1, 'Give the case a working title.');

export const newCaseSchema = z.object({
  title: titleSchema,
  person: personSchema,
  stops: z.array(newStopSchema).max(60).default([]),
  assessment: newAssessmentSchema.nullable().default(null),
  draft: z
    .object({ locale: z.enum(storyLanguages), content: storyDraftSchema })
    .nullable()
    .default(null),
});
export type NewCase = z.infer<typeof newCaseSchema>;
