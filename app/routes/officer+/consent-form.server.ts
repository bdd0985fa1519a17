import { consent as words } from '~/catalogues/en/consent';
import { type NewConsent, newConsentSchema } from '~/domain/consent';
import { errorsOf, linesOf, orNull, textOf, tickedOf, trimmedOf } from './answers.server';

export type ReadConsent = { ok: true; consent: NewConsent } | { ok: false; errors: Record<string, string[]> };

/** Reads the consent's form. For somebody who counts as a minor a vetted guardian is part of it. */
export function readConsentForm(form: FormData, isMinor: boolean): ReadConsent {
  const guardianName = trimmedOf(form, 'guardianName');
  const vettedOn = orNull(trimmedOf(form, 'guardianVettedOn'));
  const how = textOf(form, 'guardianHow');
  const hasGuardian = isMinor || guardianName !== '';
  const guardian = { name: guardianName, relation: trimmedOf(form, 'guardianRelation'), vettedOn, how };
  const parsed = newConsentSchema.safeParse({
    language: trimmedOf(form, 'language'),
    medium: textOf(form, 'medium'),
    givenOn: trimmedOf(form, 'givenOn'),
    granted: tickedOf(form, 'granted'),
    explainedBy: trimmedOf(form, 'explainedBy'),
    guardian: guardianName === '' ? null : guardian,
    otherRefusals: linesOf(form, 'otherRefusals'),
    notes: textOf(form, 'notes'),
    conditions: linesOf(form, 'conditions'),
  });
  const errors = {
    ...(parsed.success
      ? {}
      : errorsOf(parsed.error, {
          conditions: 'conditions',
          otherRefusals: 'otherRefusals',
          relation: 'guardianRelation',
          vettedOn: 'guardianVettedOn',
          how: 'guardianHow',
          guardian: 'guardianName',
        })),
    ...(trimmedOf(form, 'explainedBy') === '' ? { explainedBy: [words.explainedByHint] } : {}),
    ...(isMinor && guardianName === '' ? { guardianName: [words.guardianNeeded] } : {}),
    ...(hasGuardian && vettedOn === null ? { guardianVettedOn: [words.guardianVettedOnNeeded] } : {}),
    ...(hasGuardian && how.trim() === '' ? { guardianHow: [words.guardianHowNeeded] } : {}),
  };
  if (!parsed.success || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, consent: parsed.data };
}
