import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { areaTable } from '../../../app/domain/places/data.server';
import { normal } from './normal';

/** Something of a case that nobody outside may read. */
export interface PrivateValue {
  from: string;
  kind: 'name' | 'contact' | 'number' | 'place' | 'vendor' | 'date' | 'text' | 'coordinate';
  text: string;
}

interface CaseFile {
  id: string;
  title: string;
  narrative: string;
  private: {
    fullName: { given: string; family: string; aliases: string[] };
    dateOfBirth: string | null;
    phones?: string[];
    emails?: string[];
    idNumbers?: { value: string }[];
    address?: string;
    familyMembers?: { name: string }[];
    allegedPerpetrators?: { name: string }[];
    caseOfficerNotes?: string;
  };
  journey: { place: string; lat: number; lon: number; from: string; to: string; note?: string }[];
  assessment: { lineItems: { description: string; vendor?: string }[] };
  safeVersion: string;
  gold: { text: string; type: string; risk: string }[];
}

/**
 * What is left out, and why; names are never left out whole.
 * - Parts of a name that are titles, or words that any page has ("Small Kwabs", "Auntie Esi"): the whole name stays.
 * - Names of countries and of first-level regions, which are what a page may say with consent.
 * - Vendors and addresses that are everyday words alone ("cash to household"): nobody is found by them.
 * - Sentences that the file's own safe version says word for word.
 * - A month without a year ("August"), since pages say in which month they were published.
 */
const TITLES = new Set(
  'mr mrs ms md dr sr sra adv lic ato don dona ko daw nai sri maa mama auntie madam small the and van bhai san chino long'.split(
    ' ',
  ),
);
const EVERYDAY = /^[a-z' /]+$/;
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

const publicAreas = () => new Set([...areaTable().values()].map(({ name }) => normal(name)));

const nameOf = ({ given, family }: CaseFile['private']['fullName']) => `${given} ${family}`.trim();

/** A name as it stands, what it says in brackets and quotes, and each of its parts. */
function formsOfName(name: string): string[] {
  const pieces = name.split(/[()"“”,]/).map((piece) => piece.trim());
  const parts = name.split(/[\s()"“”,.-]+/).filter((part) => part.length >= 3 && !TITLES.has(normal(part)));
  return [name, ...pieces, ...parts];
}

/** A month or a day in the ways people and programs write it. */
function formsOfDate(iso: string): string[] {
  const [year = '', month = '', day] = iso.split('-');
  const name = MONTHS[Number(month) - 1] ?? '';
  if (day === undefined)
    return [`${year}-${month}`, `${month}/${year}`, `${name} ${year}`, `${name.slice(0, 3)} ${year}`];
  const plain = String(Number(day));
  return [
    iso,
    `${day}/${month}/${year}`,
    `${month}/${day}/${year}`,
    `${plain} ${name} ${year}`,
    `${name} ${plain}, ${year}`,
  ];
}

function valuesOf(file: CaseFile, areas: Set<string>): PrivateValue[] {
  const { private: person, journey, assessment, gold } = file;
  const found: PrivateValue[] = [];
  const add = (kind: PrivateValue['kind'], texts: (string | null | undefined)[]) => {
    for (const text of texts) if (text && normal(text) !== '') found.push({ from: file.id, kind, text });
  };
  const places = (text: string | undefined) =>
    (text ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter((part) => !areas.has(normal(part)) && !EVERYDAY.test(part.replace(/^c\/o /, '')));
  const spans = (types: string[]) =>
    gold.filter(({ type, risk }) => risk === 'direct' && types.includes(type)).map(({ text }) => text);
  const people = [...(person.familyMembers ?? []), ...(person.allegedPerpetrators ?? [])].map(({ name }) => name);
  const { given, family, aliases } = person.fullName;
  add(
    'name',
    [nameOf(person.fullName), given, family, ...aliases, ...people, ...spans(['PERSON', 'HANDLE'])].flatMap(
      formsOfName,
    ),
  );
  add('contact', [...(person.emails ?? []), ...spans(['EMAIL', 'URL'])]);
  add('number', [
    ...(person.phones ?? []),
    ...(person.idNumbers ?? []).map(({ value }) => value),
    ...spans(['ID', 'CASE_NO', 'PHONE', 'VEHICLE_VESSEL']),
  ]);
  add('place', [
    person.address,
    ...places(person.address),
    ...journey.flatMap(({ place }) => [place, ...places(place)]),
    ...spans(['PLACE', 'ADDRESS', 'ORG']),
  ]);
  for (const { vendor = '' } of assessment.lineItems)
    if (!EVERYDAY.test(vendor)) add('vendor', [vendor, vendor.split(/,| \/ /)[0]]);
  const spokenDates = gold
    .filter(({ type, text }) => type === 'DATE' && !MONTHS.includes(text))
    .map(({ text }) => text);
  add('date', [
    ...spokenDates,
    ...(person.dateOfBirth ? formsOfDate(person.dateOfBirth) : []),
    ...journey.flatMap(({ from, to }) => [from, to]).flatMap(formsOfDate),
  ]);
  const texts = [
    file.title,
    ...sentencesOf(file.narrative),
    ...sentencesOf(person.caseOfficerNotes ?? ''),
    ...journey.map(({ note }) => note ?? ''),
    ...assessment.lineItems.map(({ description }) => description).filter((text) => text.split(' ').length > 3),
  ];
  add(
    'text',
    texts.filter((text) => !normal(file.safeVersion).includes(normal(text))),
  );
  add(
    'coordinate',
    journey.map(({ lat, lon }) => `${lat},${lon}`),
  );
  return found;
}

const sentencesOf = (text: string) => text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.length >= 25);

/** All private values of the demonstration's ten cases, each once. */
export function privateValues(): PrivateValue[] {
  const folder = path.resolve('prisma/seed/cases');
  const areas = publicAreas();
  const all = readdirSync(folder).flatMap((name) =>
    valuesOf(JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as CaseFile, areas),
  );
  return [...new Map(all.map((value) => [`${value.from} ${value.kind} ${normal(value.text)}`, value])).values()];
}
