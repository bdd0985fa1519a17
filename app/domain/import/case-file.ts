import { z } from 'zod';
import { storyLanguages } from '~/catalogues/story-languages';
import { countryCode, currencyCode, dayText, monthText, type NewCase, needCategories, stopKinds } from '../cases';
import { consentMedia, consentScopes, type NewConsent } from '../consent';

const CONSENT_NOTES_MAX = 10_000;

const text = z.string();
const texts = z.array(z.string()).default([]);

/** A case file as partner systems write it (prisma/seed/cases). What is not named here is not stored. */
export const caseFileSchema = z.object({
  locale: z.enum(storyLanguages).default('en'),
  title: text.trim().min(1),
  private: z.object({
    fullName: z.object({ given: text.default(''), family: text.default(''), aliases: texts }),
    dateOfBirth: dayText.nullish(),
    sex: z.enum(['female', 'male', 'other', 'unknown']).default('unknown'),
    nationality: z.union([countryCode, z.array(countryCode)]).nullish(),
    phones: texts,
    emails: texts,
    idNumbers: z.array(z.object({ kind: text.default(''), value: text.min(1) })).default([]),
    address: text.nullish(),
    familyMembers: z.array(z.object({ relation: text.default(''), name: text.min(1) })).default([]),
    allegedPerpetrators: z.array(z.object({ role: text.default(''), name: text.min(1) })).default([]),
    caseOfficerNotes: text.default(''),
  }),
  consent: z
    .object({
      language: text.trim().min(1),
      grantedOn: dayText,
      medium: z.enum(consentMedia).nullish(),
      explainedBy: text.nullish(),
      scopes: texts,
      refusedScopes: texts,
      // Dividing a very long text into sentences takes all the memory there is.
      notes: text.max(CONSENT_NOTES_MAX).nullish(),
    })
    .refine((consent) => !consent.scopes.some((scope) => consent.refusedScopes.includes(scope)), {
      path: ['refusedScopes'],
      error: 'A scope is granted and refused at once.',
    })
    .nullish(),
  journey: z
    .array(
      z.object({
        order: z.number().int().nullish(),
        kind: z.enum(stopKinds),
        place: text.trim().min(1),
        country: countryCode.nullish(),
        lat: z.number().min(-90).max(90).nullish(),
        lon: z.number().min(-180).max(180).nullish(),
        from: monthText.nullish(),
        to: monthText.nullish(),
        note: text.default(''),
      }),
    )
    .default([]),
  assessment: z
    .object({
      assessedOn: dayText,
      currency: currencyCode,
      lineItems: z
        .array(
          z.object({
            category: z.enum(needCategories),
            description: text.trim().min(1),
            quantity: z.number().int().min(1).max(10_000),
            unit: text.default(''),
            unitCostMinor: z.number().int().min(1).max(1_000_000_000_000),
            vendor: text.default(''),
          }),
        )
        .default([]),
    })
    .nullish(),
  narrative: text.default(''),
});
export type CaseFileContent = z.infer<typeof caseFileSchema>;

const genderOfSex = {
  female: 'Feminine',
  male: 'Masculine',
  other: 'NonConforming',
  unknown: 'NonSpecifiedUnknown',
} as const;

/** What becomes of a case file. The officer's narrative becomes the draft, which is as private as all the rest. */
export function caseOfFile(file: CaseFileContent): { content: NewCase; consent: NewConsent | null } {
  const { fullName, sex, nationality, address, caseOfficerNotes, dateOfBirth, ...person } = file.private;
  const stops = [...file.journey].sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
  return {
    content: {
      title: file.title,
      person: {
        ...fullName,
        ...person,
        dateOfBirth: dateOfBirth ?? null,
        gender: genderOfSex[sex],
        nationalities: [nationality ?? []].flat(),
        address: address ?? '',
        notes: caseOfficerNotes,
        trafficking: unknownTrafficking,
        supportPlans: [],
      },
      stops: stops.map(({ kind, place, note, ...stop }) => ({
        kind,
        content: {
          place,
          note,
          country: stop.country ?? null,
          lat: stop.lat ?? null,
          lon: stop.lon ?? null,
          from: stop.from ?? null,
          to: stop.to ?? null,
        },
      })),
      assessment: assessmentOfFile(file.assessment),
      draft:
        file.narrative === ''
          ? null
          : { locale: file.locale, content: { title: '', story: file.narrative, stops: {}, labels: {} } },
    },
    consent: consentOfFile(file.consent),
  };
}

const unknownTrafficking: NewCase['person']['trafficking'] = {
  status: null,
  statusDecidedBy: null,
  methodsOfRecruitment: [],
  methodsOfControl: [],
  typesOfExploitation: [],
  industry: null,
  typesOfSexExploitation: [],
};

function assessmentOfFile(assessment: CaseFileContent['assessment']): NewCase['assessment'] {
  if (!assessment) return null;
  return {
    currency: assessment.currency,
    assessedOn: assessment.assessedOn,
    lines: assessment.lineItems.map(({ category, quantity, unitCostMinor, description, unit, vendor }, index) => ({
      category,
      quantity,
      unitCostMinor: BigInt(unitCostMinor),
      priority: Math.min(index + 1, 99),
      content: { description, unit, vendor, neededBy: null },
    })),
  };
}

/** A file that does not say how consent was given counts as spoken, the form that proves least. */
function consentOfFile(consent: CaseFileContent['consent']): NewConsent | null {
  if (!consent) return null;
  return {
    language: consent.language,
    medium: consent.medium ?? 'spoken',
    givenOn: consent.grantedOn,
    granted: consentScopes.filter((scope) => consent.scopes.includes(scope)),
    explainedBy: consent.explainedBy ?? '',
    guardian: null,
    otherRefusals: consent.refusedScopes.filter((scope) => !consentScopes.some((known) => known === scope)),
    notes: '',
    conditions: sentencesOf(consent.notes ?? ''),
  };
}

/** Sentences, trimmed; each becomes a condition that somebody has to confirm. */
export function sentencesOf(words: string): string[] {
  const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(words);
  return [...segments].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '');
}
