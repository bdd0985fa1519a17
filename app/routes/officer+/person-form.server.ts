import { type Person, personSchema, titleSchema } from '~/domain/cases';
import { errorsOf, linesOf, orNull, pairsOf, textOf, tickedOf, trimmedOf } from './answers.server';

export type ReadPerson = { ok: true; title: string; person: Person } | { ok: false; errors: Record<string, string[]> };

/** Reads the person's form. Parts that the form does not show (`kept`) stay as they are. */
export function readPersonForm(form: FormData, kept: Partial<Person> = {}): ReadPerson {
  const title = titleSchema.safeParse(trimmedOf(form, 'title'));
  const shown = (name: string) => form.has(name);
  const person = personSchema.safeParse({
    ...kept,
    given: trimmedOf(form, 'given'),
    family: trimmedOf(form, 'family'),
    dateOfBirth: orNull(trimmedOf(form, 'dateOfBirth')),
    gender: trimmedOf(form, 'gender') || undefined,
    nationalities: linesOf(form, 'nationalities').map((code) => code.toUpperCase()),
    ...(shown('notes') ? detailsOf(form) : {}),
    trafficking: {
      ...kept.trafficking,
      typesOfExploitation: tickedOf(form, 'typesOfExploitation'),
      ...(shown('status') ? traffickingOf(form) : {}),
    },
  });
  if (title.success && person.success) return { ok: true, title: title.data, person: person.data };
  return {
    ok: false,
    errors: {
      ...(title.success ? {} : { title: title.error.issues.map((issue) => issue.message) }),
      ...(person.success ? {} : errorsOf(person.error, fieldOfKey)),
    },
  };
}

/** Fields whose errors lie deeper than their name. */
const fieldOfKey = Object.fromEntries(
  ['aliases', 'nationalities', 'phones', 'emails', 'idNumbers', 'familyMembers', 'allegedPerpetrators'].map((key) => [
    key,
    key,
  ]),
);

function detailsOf(form: FormData) {
  return {
    aliases: linesOf(form, 'aliases'),
    phones: linesOf(form, 'phones'),
    emails: linesOf(form, 'emails'),
    idNumbers: pairsOf(form, 'idNumbers').map(({ first, second }) => ({ kind: first, value: second })),
    address: trimmedOf(form, 'address'),
    familyMembers: pairsOf(form, 'familyMembers').map(({ first, second }) => ({ relation: first, name: second })),
    allegedPerpetrators: pairsOf(form, 'allegedPerpetrators').map(({ first, second }) => ({
      role: first,
      name: second,
    })),
    notes: textOf(form, 'notes'),
  };
}

function traffickingOf(form: FormData) {
  return {
    status: orNull(trimmedOf(form, 'status')),
    statusDecidedBy: orNull(trimmedOf(form, 'statusDecidedBy')),
    methodsOfRecruitment: tickedOf(form, 'methodsOfRecruitment'),
    methodsOfControl: tickedOf(form, 'methodsOfControl'),
    industry: orNull(trimmedOf(form, 'industry')),
    typesOfSexExploitation: tickedOf(form, 'typesOfSexExploitation'),
  };
}
