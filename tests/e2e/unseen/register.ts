import { z } from 'zod';
import {
  lineContentSchema,
  newAssessmentSchema,
  personSchema,
  stopContentSchema,
  storyDraftSchema,
  titleSchema,
} from '../../../app/domain/cases/schemas';
import { consentContentSchema } from '../../../app/domain/consent/schemas';
import { showingContentSchema } from '../../../app/domain/consent/showing';
import { payeeDetailsSchema } from '../../../app/domain/network/payee';
import { marksOf } from './fields';
import { type Mark, markOf } from './marks';
import type { PrivacyClass } from './sight';

// All places in which something private is kept, and a mark for each field of each. What a place holds is told by the
// product's own schema, so that a new field is marked the day it is made and fails the crawl until it is planted; which
// places there are is told by the database itself (columns.json, tests/integration/platform/columns.test.ts).

export interface Place {
  /** Who may see it: sight.ts. */
  class: PrivacyClass;
  /** Columns in which it is sealed. */
  columns: readonly string[];
  schema: z.ZodType;
  /** Fields that nobody types, and why. */
  made?: Readonly<Record<string, string>>;
}

const text = z.string();

export const places: Readonly<Record<string, Place>> = {
  'case_file.title': { class: 'case', columns: ['private.case_file.title_sealed'], schema: titleSchema },
  'case_file.person': { class: 'case', columns: ['private.case_file.person_sealed'], schema: personSchema },
  journey_stop: { class: 'case', columns: ['private.journey_stop.sealed'], schema: stopContentSchema },
  needs_assessment: {
    class: 'case',
    columns: ['private.needs_assessment.sealed'],
    schema: newAssessmentSchema.pick({ assessedOn: true }),
  },
  needs_line: { class: 'case', columns: ['private.needs_line.sealed'], schema: lineContentSchema },
  story_draft: { class: 'case', columns: ['private.story_draft.sealed'], schema: storyDraftSchema },
  consent: { class: 'case', columns: ['private.consent.sealed'], schema: consentContentSchema },
  consent_condition: { class: 'review', columns: ['private.consent_condition.sealed'], schema: text },
  consent_showing: {
    class: 'case',
    columns: ['private.consent_showing.sealed'],
    schema: showingContentSchema,
    made: {
      'facts[].line': 'What the page told, which is public or was refused by the gate.',
      'facts[].coarser[]': 'What would tell less of the same.',
      saltHex: 'Random bytes.',
    },
  },
  justification: { class: 'review', columns: ['private.justification.sealed'], schema: text },
  'review.reason': { class: 'review', columns: ['private.review.reason_sealed'], schema: text },
  risk_assessment: { class: 'reviewer', columns: ['private.risk_assessment.sealed'], schema: text },
  'pool.risk': { class: 'reviewer', columns: ['private.pool_risk.notes_sealed'], schema: text },
  concern: { class: 'reviewer', columns: ['private.concern.sealed'], schema: text },
  'concern.answer': { class: 'answer', columns: ['private.concern.answer_sealed'], schema: text },
  payee: { class: 'office', columns: ['private.payee.details_sealed'], schema: payeeDetailsSchema },
  'disbursement.reason': { class: 'office', columns: ['ledger.disbursement.reason_sealed'], schema: text },
  'disbursement.arrival_note': { class: 'office', columns: ['ledger.receipt_confirmation.note_sealed'], schema: text },
  'disbursement.reference': { class: 'payment', columns: ['ledger.disbursement.reference_sealed'], schema: text },
  'disbursement.close_reason': { class: 'payment', columns: ['ledger.disbursement.close_reason_sealed'], schema: text },
  'pool_transfer.reason': { class: 'payment', columns: ['ledger.pool_transfer.reason_sealed'], schema: text },
  'exception.note': { class: 'finance', columns: ['ledger.exception.note_sealed'], schema: text },
  'write_off.reason': { class: 'finance', columns: ['ledger.write_off.reason_sealed'], schema: text },
  bank_line: {
    class: 'finance',
    columns: [
      'ledger.bank_line.text_sealed',
      'ledger.bank_line.counterparty_sealed',
      'ledger.bank_line.reference_sealed',
    ],
    schema: z.object({ text, counterparty: text, reference: text }),
  },
  'donor.email': {
    class: 'donor',
    columns: ['giving.donor.email_sealed', 'giving.mailed_link.email_sealed'],
    schema: text,
  },
  'follower.email': {
    class: 'follower',
    columns: ['giving.follow_ask.email_sealed', 'giving.follower.email_sealed'],
    schema: text,
  },
  form_stash: { class: 'stash', columns: ['identity.form_stash.sealed'], schema: text },
};

/** What is kept in clear, in a file, or nowhere at all, and still private. */
export const unsealed: Readonly<Record<string, PrivacyClass>> = {
  'published person alias': 'case',
  'published person notes': 'case',
  // Who vets a guardian of one of these cases compares the names.
  'published person relative': 'guardian',
  'published person address': 'case',
  ...Object.fromEntries(
    ['title', 'given name', 'family name', 'alias', 'e-mail', 'document', 'address', 'relative', 'perpetrator', 'notes']
      .concat('journey note', 'vendor', 'need')
      .map((what) => [`reviewed ${what}`, 'review'] as const),
  ),
  'upload file name': 'nobody',
  'upload metadata': 'nobody',
  'import file name': 'nobody',
  'donor typed name': 'provider',
  'staff name': 'staff',
  'staff address': 'staff',
  'staff password': 'nobody',
  'office name': 'staff',
  finding: 'finding',
  'finding answer': 'finding',
  'freeze reason': 'finance in clear',
  'bank account label': 'finance in clear',
  'give-up reason': 'given up',
  'consent language': 'case in clear',
  'asked of the search': 'nobody',
  'asked address': 'nobody',
};

/** What is written and read by no screen yet, or only in part. */
export const shownToNobody: Readonly<Record<string, string>> = {
  'consent_showing shownBy': 'Kept as the proof of what was shown.',
  'consent_showing notes': 'Kept as the proof of what was shown.',
  'review.reason': 'Shown until the draft is sent again.',
  risk_assessment: 'Kept with the decision.',
  'payee account': 'A screen shows its last four characters.',
  'disbursement.arrival_note': 'Written for a later audit.',
  'pool.risk': 'Nobody types it here: a group of eleven children is needed; its way is that of risk_assessment.',
  'give-up reason': 'Kept beside the event.',
};

/** Fields that others may see than the rest of their place. */
const exceptions: readonly [RegExp, PrivacyClass][] = [
  // The database itself asks for the day of a vetting before a guardian's consent counts.
  [/^consent guardian\.vettedOn$/, 'guardian in clear'],
  [/^(?:case_file\.person (?:familyMembers|allegedPerpetrators)|consent (?:guardian|explainedBy))/, 'guardian'],
];

export interface RegisteredMark extends Mark {
  class: PrivacyClass;
}

export const register: readonly RegisteredMark[] = [
  ...Object.entries(places).flatMap(([name, { class: privacy, schema, made = {} }]) =>
    marksOf(name, schema)
      .filter(({ field }) => !(field.slice(name.length + 1) in made))
      .map((mark) => ({ ...mark, class: exceptions.find(([field]) => field.test(mark.field))?.[1] ?? privacy })),
  ),
  ...Object.entries(unsealed).map(([name, privacy]) => ({ ...markOf(name), class: privacy })),
];

const byField = new Map(register.map((mark) => [mark.field, mark.text]));

/** What somebody types into a field. */
export function mark(field: string): string {
  const found = byField.get(field);
  if (found === undefined) throw new Error(`There is no private field “${field}”.`);
  return found;
}
