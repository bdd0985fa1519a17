import {
  eventTypes,
  genders,
  industries,
  methodsOfControl,
  methodsOfRecruitment,
  type NewCase,
  type NewStop,
  newCaseSchema,
  type Person,
  type StopKind,
  type SupportPlan,
  statusDecisionMakers,
  supportPlanTypes,
  traffickingStatuses,
  typesOfExploitation,
  typesOfSexExploitation,
} from '../cases';
import { type Column, headerOf } from './htcds-columns';
import { type RowReader, rowReader } from './htcds-row.server';
import type { Cell, Sheet } from './htcds-workbook.server';
import { fieldOf, type ImportProblem, sentenceOf, UnreadableFileError } from './problem';

export interface HtcdsPerson {
  /** Row of the person in the first sheet. */
  row: number;
  content: NewCase;
}

const PEOPLE_MAX = 300;

/**
 * The people of a workbook in the standard's template, with what is wrong. The template has one row a person and no
 * place for events (`hte_`) and plans (`spl_`), of which a person has several. They may stand
 * - in further columns: on the person's row and on rows right below it in which the person's columns are empty;
 * - on a further sheet with a header of field names, whose first column holds the number of the person's line.
 */
export function peopleOfWorkbook(sheets: readonly Sheet[]): { people: HtcdsPerson[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const groups: PersonRows[] = [];
  for (const sheet of sheets) {
    const header = headerOf(sheet.rows);
    if (header === undefined) continue;
    const isPeople = header.columns.some(({ name }) => name?.startsWith('prs_'));
    const readers = sheet.rows.slice(header.firstRow).flatMap((cells, index) => {
      if (isEmptyRow(cells, header.columns)) return [];
      const row = header.firstRow + index + 1;
      return [{ cells, reader: rowReader(sheet.name, row, cells, header.columns, problems) }];
    });
    for (const { cells, reader } of readers) {
      if (isPeople) addToPeople(groups, reader, lineNumber(cells));
      else addByNumber(groups, reader, lineNumber(cells));
    }
  }
  if (groups.length === 0) throw new UnreadableFileError(emptyFile(sheets));
  if (groups.length > PEOPLE_MAX)
    throw new UnreadableFileError(`The file holds more than ${PEOPLE_MAX} people. Divide it.`);
  const sheetName = sheets[0]?.name ?? '';
  const people = groups.map((group) => personOf(group, sheetName, problems));
  return { people: people.filter((person) => person !== undefined), problems };
}

interface PersonRows {
  main: RowReader;
  line: number | null;
  more: RowReader[];
}

const ofPerson = ['prs_', 'vic_', 'con_', 'cas_'];

function addToPeople(groups: PersonRows[], reader: RowReader, line: number | null): void {
  const last = groups.at(-1);
  if (ofPerson.some((prefix) => reader.has(prefix))) groups.push({ main: reader, line, more: [reader] });
  else if (last && (reader.has('hte_') || reader.has('spl_'))) last.more.push(reader);
  else reader.problem('Row', 'This row has no person, and there is none above it that it could continue.');
}

function addByNumber(groups: PersonRows[], reader: RowReader, line: number | null): void {
  const person = groups.find((group) => group.line !== null && group.line === line);
  if (person) person.more.push(reader);
  else reader.problem('First column', 'Write the number of the line that the person has on the first sheet.');
}

function lineNumber(cells: readonly Cell[]): number | null {
  const first = cells[0] ?? null;
  if (typeof first === 'number') return first;
  return typeof first === 'string' && /^\d+$/.test(first) ? Number(first) : null;
}

/** The template numbers a thousand lines beforehand: a number alone is an empty row. */
function isEmptyRow(cells: readonly Cell[], columns: readonly Column[]): boolean {
  return columns.every(({ index }) => (cells[index] ?? null) === null);
}

function emptyFile(sheets: readonly Sheet[]): string {
  return sheets.some((sheet) => headerOf(sheet.rows))
    ? 'The spreadsheet holds no person: fill in at least one row below the header.'
    : 'The spreadsheet has no header of the HTCDS template. Start from the standard’s own template and keep its first two rows.';
}

const taken = /^(prs_(?!Title|Deceased|Marital|Number|Primary|Secondary|Highest)|con_|hte_|spl_)/;
const takenOfVic = new Set([
  'vic_TraffickingStatus',
  'vic_TraffickingStatusDecisionMakingOrg',
  'vic_MethodOfRecruitment',
  'vic_MethodsOfControl',
  'vic_TypeOfExploitation',
  'vic_ForcedLabourIndustry',
  'vic_TypeOfSexExploitation',
]);

function personOf({ main, line, more }: PersonRows, sheet: string, problems: ImportProblem[]): HtcdsPerson | undefined {
  if (main.yesNo('con_Consent') === false) {
    main.problem('Consent', 'This person did not consent to their data being kept, so it may not be imported.');
    return undefined;
  }
  const person: Person = {
    given: [main.text('prs_FirstName'), main.text('prs_MiddleName')].filter(Boolean).join(' '),
    family: main.text('prs_SecondName'),
    aliases: [],
    dateOfBirth: main.date('prs_Birthdate'),
    gender: main.one('prs_Gender', genders) ?? 'NonSpecifiedUnknown',
    nationalities: main.countries('prs_Citizenship'),
    phones: [main.text('prs_MobilePhone'), main.text('prs_HomePhone')].filter(Boolean),
    emails: [main.text('prs_Email')].filter(Boolean),
    idNumbers: main.text('prs_IdentityNumber') ? [{ kind: '', value: main.text('prs_IdentityNumber') }] : [],
    address: addressOf(main),
    familyMembers: [],
    allegedPerpetrators: [],
    notes: main.rest(({ name }) => name !== null && (taken.test(name) || takenOfVic.has(name))).join('\n'),
    trafficking: {
      status: main.one('vic_TraffickingStatus', traffickingStatuses),
      statusDecidedBy: main.one('vic_TraffickingStatusDecisionMakingOrg', statusDecisionMakers),
      methodsOfRecruitment: main.several('vic_MethodOfRecruitment', methodsOfRecruitment),
      methodsOfControl: main.several('vic_MethodsOfControl', methodsOfControl),
      typesOfExploitation: main.several('vic_TypeOfExploitation', typesOfExploitation),
      industry: main.one('vic_ForcedLabourIndustry', industries),
      typesOfSexExploitation: main.several('vic_TypeOfSexExploitation', typesOfSexExploitation),
    },
    supportPlans: more.filter((reader) => reader.has('spl_')).map(planOf),
  };
  if (person.given === '' && person.family === '') main.problem('First Name', 'Give at least one name of the person.');
  const stops = more.filter((reader) => reader.has('hte_')).map(stopOf);
  const dated = stops.sort((a, b) => (a.content.from ?? '').localeCompare(b.content.from ?? ''));
  const content = { title: `Imported line ${line ?? main.row}`, person, stops: dated, assessment: null, draft: null };
  const checked = newCaseSchema.safeParse(content);
  if (checked.success) return { row: main.row, content: checked.data };
  const reported = new Set(problems.filter((problem) => problem.row === main.row).map((problem) => problem.message));
  for (const issue of checked.error.issues) {
    const message = sentenceOf(issue);
    if (!reported.has(message)) problems.push({ sheet, row: main.row, field: fieldOf(issue.path), message });
  }
  return undefined;
}

/**
 * The template's hidden names and visible labels disagree about which address column is which. All of them make one
 * address, in the order shown, so nothing is ever taken for something else.
 */
function addressOf(reader: RowReader): string {
  return reader.valuesOf('prs_Mailing').join(', ');
}

function planOf(reader: RowReader): SupportPlan {
  return {
    type: reader.one('spl_Type', supportPlanTypes),
    objectives: reader.text('spl_Objectives'),
    actionPlan: reader.text('spl_ActionPlan'),
    plannedEnd: reader.date('spl_PlannedEndDate'),
    actualEnd: reader.date('spl_ActualEndDate'),
  };
}

const kindOfEvent = {
  Recruitment: 'recruitment',
  Transit: 'transit',
  Exploitation: 'exploitation',
} as const satisfies Record<keyof typeof eventTypes, StopKind>;

function stopOf(reader: RowReader): NewStop {
  const type = reader.one('hte_Type', eventTypes);
  if (type === null && reader.text('hte_Type') === '')
    reader.problem('Type', 'Say whether this was recruitment, transit or exploitation.');
  const place = ['hte_Street', 'hte_City', 'hte_State', 'hte_Country'].map((name) => reader.text(name)).filter(Boolean);
  if (place.length === 0) reader.problem('City', 'Name a place for this event: a city, a state or a country.');
  const month = reader.date('hte_Date')?.slice(0, 7) ?? null;
  const lat = reader.number('hte_Latitude', -90, 90);
  const lon = reader.number('hte_Longitude', -180, 180);
  if ((lat === null) !== (lon === null)) reader.problem('Longitude', 'Give both latitude and longitude, or neither.');
  return {
    kind: type === null ? 'transit' : kindOfEvent[type],
    content: {
      place: place.join(', ') || '?',
      country: reader.country('hte_Country'),
      lat: lon === null ? null : lat,
      lon: lat === null ? null : lon,
      from: month,
      to: null,
      note: reader.text('hte_Description'),
    },
  };
}
