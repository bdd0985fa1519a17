import { readFileSync } from 'node:fs';
import path from 'node:path';

interface CaseFile {
  title: string;
  private: {
    fullName: { given: string; family: string; aliases: string[] };
    phones: string[];
    emails: string[];
    idNumbers: { value: string }[];
    familyMembers: { name: string }[];
    allegedPerpetrators: { name: string }[];
  };
  assessment: { lineItems: { description: string; vendor: string }[] };
  narrative: string;
  safeVersion: string;
}

export const caseFile = (name: string) =>
  JSON.parse(readFileSync(path.resolve('prisma/seed/cases', name), 'utf8')) as CaseFile;

/** The case of this story: the demonstration imports it and leaves it to the officer. */
export const cattle = caseFile('case-001.json');
/** A child's case, which the gate refuses whatever its text says. */
export const child = caseFile('case-008.json');

/** What the officer writes for the public. */
export const told = {
  title: 'A small herd of his own',
  search: 'herd',
  labels: [
    'Treatment for an injury',
    'Counselling',
    'Animals, a shed and the first feed',
    'Legal help to recover the fee',
    'Food for the household',
  ],
  stops: {
    Origin: 'He grew up near the water and worked from early on.',
    Recruitment: 'Somebody offered him skilled work abroad, for a fee.',
    Transit: 'He left together with other workers.',
    Exploitation: 'There was no skilled work. He carried heavy loads and was not paid.',
  },
};

/** Words by which somebody of this case could be known. Not one of them may reach finance, auditors or the public. */
export const names: readonly string[] = [
  ...[
    cattle.private.fullName.family,
    cattle.private.fullName.given.replace('Md. ', ''),
    ...cattle.private.fullName.aliases,
  ],
  ...cattle.private.familyMembers.flatMap(({ name }) => name.split(' ')),
  ...cattle.private.allegedPerpetrators.flatMap(({ name }) => [
    name,
    ...name.split(' ').filter((word) => word.length > 3),
  ]),
  'Nasima',
  'Alor Pothe',
  ...cattle.private.phones,
  ...cattle.private.emails,
  ...cattle.private.idNumbers.map(({ value }) => value),
];

/** What one person of the story leaves for the next. */
export const found: {
  caseId: string;
  slug: string;
  reviewAddress: string;
  lineLabel: string;
  lineGoal: string;
  disbursement: string;
} = {
  caseId: '',
  slug: '',
  /** Where the reviewer's decision is read. */
  reviewAddress: '',
  lineLabel: told.labels[1] ?? '',
  lineGoal: '',
  disbursement: '',
};
