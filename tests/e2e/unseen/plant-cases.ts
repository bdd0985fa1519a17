import { readFileSync } from 'node:fs';
import { workbook } from '../../factories/hostile-cases';
import { accepted, type Browser, formOf, textOf } from './browser';
import { mark } from './register';

// A case with a mark in every field, through the officer's own forms; and marks in the cases of the demonstration, those
// that are public among them.

const at = (place: string) => (path: string) => mark(`${place} ${path}`);
const person = at('case_file.person');
const stop = at('journey_stop');
const line = at('needs_line');
const consent = at('consent');

function caseFile() {
  return {
    locale: 'en',
    title: mark('case_file.title'),
    private: {
      fullName: { given: person('given'), family: person('family'), aliases: [person('aliases[]')] },
      dateOfBirth: person('dateOfBirth'),
      sex: 'male',
      nationality: 'KH',
      phones: [person('phones[]')],
      emails: [`${person('emails[]')}@mail.example`],
      idNumbers: [{ kind: person('idNumbers[].kind'), value: person('idNumbers[].value') }],
      address: person('address'),
      familyMembers: [{ relation: person('familyMembers[].relation'), name: person('familyMembers[].name') }],
      allegedPerpetrators: [{ role: person('allegedPerpetrators[].role'), name: person('allegedPerpetrators[].name') }],
      caseOfficerNotes: person('notes'),
    },
    journey: [
      {
        order: 1,
        kind: 'exploitation',
        place: stop('place'),
        country: 'KH',
        lat: Number(stop('lat')),
        lon: Number(stop('lon')),
        from: [stop('from'), stop('to')].sort()[0],
        to: [stop('from'), stop('to')].sort()[1],
        note: stop('note'),
      },
    ],
    assessment: {
      assessedOn: mark('needs_assessment assessedOn'),
      currency: 'USD',
      lineItems: [
        {
          category: 'medical',
          description: line('description'),
          quantity: 1,
          unit: line('unit'),
          unitCostMinor: 1000,
          vendor: line('vendor'),
        },
      ],
    },
    narrative: '',
  };
}

/** The standard's spreadsheet is the only way in for support plans. */
function spreadsheet(): Buffer {
  const plan = (path: string) => person(`supportPlans[].${path}`);
  const cells: Record<string, string> = {
    prs_FirstName: mark('case_file.person given'),
    prs_SecondName: 'Second',
    spl_Objectives: plan('objectives'),
    spl_ActionPlan: plan('actionPlan'),
    spl_PlannedEndDate: plan('plannedEnd'),
    spl_ActualEndDate: plan('actualEnd'),
  };
  const row = (number: number, texts: string[]) =>
    `<row r="${number}">${texts.map((text, index) => `<c r="${String.fromCharCode(65 + index)}${number}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  return workbook(row(1, Object.keys(cells)) + row(2, Object.values(cells)));
}

async function imported(officer: Browser, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const form = new FormData();
  form.append('files', new Blob([bytes]), name);
  form.append('intent', 'import');
  const before = await caseIds(officer);
  const answer = await officer.send('/officer/cases/import', form);
  if ((await caseIds(officer)).length <= before.length)
    throw new Error(
      `${name} was not imported: ${textOf(answer)
        .replace(/<[^>]+>|\s+/g, ' ')
        .slice(0, 3000)}`,
    );
}

export async function caseIds(officer: Browser): Promise<string[]> {
  const list = await officer.page('/officer');
  return [...new Set([...list.matchAll(/\/officer\/cases\/([0-9a-f-]{36})/g)].map(([, id = '']) => id))];
}

/** The case that has a mark in every field. Answers its id. */
export async function plantCase(officer: Browser, day: string): Promise<string> {
  const before = new Set(await caseIds(officer));
  const bytes = new Uint8Array(Buffer.from(JSON.stringify(caseFile())));
  await imported(officer, `${mark('import file name')}.json`, bytes);
  const [caseId = ''] = (await caseIds(officer)).filter((id) => !before.has(id));
  await imported(officer, `${mark('import file name')}.xlsx`, new Uint8Array(spreadsheet()));
  const here = `/officer/cases/${caseId}`;
  const needs = await officer.page(`${here}/needs`);
  const lineForm = formOf(needs, 'name="vendor"');
  const added = {
    category: 'medical',
    description: line('description'),
    vendor: line('vendor'),
    unit: line('unit'),
    unitCost: '10',
  };
  for (const [name, value] of Object.entries({ ...added, intent: 'line', neededBy: line('neededBy') }))
    lineForm.set(name, value);
  accepted(await officer.send(`${here}/needs`, lineForm));
  await officer.fill(`${here}/consent`, 'name="explainedBy"', {
    language: mark('consent language'),
    medium: 'spoken',
    givenOn: day,
    granted: ['needs', 'story'],
    explainedBy: consent('explainedBy'),
    guardianName: consent('guardian.name'),
    guardianRelation: consent('guardian.relation'),
    guardianVettedOn: consent('guardian.vettedOn'),
    guardianHow: consent('guardian.how'),
    otherRefusals: consent('otherRefusals[]'),
    notes: consent('notes'),
  });
  const story = formOf(await officer.page(`${here}/story`), 'name="story"');
  story.set('title', mark('story_draft title'));
  story.set('story', mark('story_draft story'));
  for (const name of new Set(story.keys())) {
    if (name.startsWith('stop:')) story.set(name, mark('story_draft stops{}'));
    if (name.startsWith('label:')) story.set(name, mark('story_draft labels{}'));
  }
  story.set('newLanguage', 'es');
  story.set('do', 'add');
  await officer.send(`${here}/story`, story);
  const translated = formOf(await officer.page(`${here}/story`), 'name="es.story"');
  const inSpanish = (name: string) => mark(`story_draft translations{}.${name}`);
  for (const name of new Set(translated.keys())) {
    if (name === 'es.title' || name === 'es.story') translated.set(name, inSpanish(name.slice(3)));
    if (name.startsWith('es.stop:')) translated.set(name, inSpanish('stops{}'));
    if (name.startsWith('es.label:')) translated.set(name, inSpanish('labels{}'));
  }
  accepted(await officer.send(`${here}/story`, translated));
  return caseId;
}

/** The facts of the main story's case, which are common enough to be published, with marks for everything that names. */
export async function plantReviewedCase(officer: Browser): Promise<string> {
  const file = JSON.parse(readFileSync('prisma/seed/cases/case-001.json', 'utf8')) as ReviewedFile;
  const of = (what: string) => mark(`reviewed ${what}`);
  const named = {
    ...file,
    title: of('title'),
    narrative: '',
    consent: null,
    private: {
      ...file.private,
      fullName: { given: of('given name'), family: of('family name'), aliases: [of('alias')] },
      phones: [],
      emails: [`${of('e-mail')}@mail.example`],
      idNumbers: [{ kind: 'passport', value: of('document') }],
      address: of('address'),
      familyMembers: [{ relation: 'wife', name: of('relative') }],
      allegedPerpetrators: [{ role: 'recruiter', name: of('perpetrator') }],
      caseOfficerNotes: of('notes'),
    },
    journey: file.journey.map((one) => ({ ...one, note: of('journey note') })),
    assessment: {
      ...file.assessment,
      lineItems: file.assessment.lineItems.map((item) => ({ ...item, vendor: of('vendor'), description: of('need') })),
    },
  };
  const before = new Set(await caseIds(officer));
  await imported(officer, 'reviewed.json', new Uint8Array(Buffer.from(JSON.stringify(named))));
  const [caseId = ''] = (await caseIds(officer)).filter((id) => !before.has(id));
  return caseId;
}

interface ReviewedFile {
  private: object;
  journey: object[];
  assessment: { lineItems: object[] };
}

/** Marks in the private part of cases that are there already: whoever is public has them, too. */
export async function plantInCases(officer: Browser, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const address = `/officer/cases/${id}/person`;
    const form = formOf(await officer.page(address), 'name="dateOfBirth"');
    const added = (name: string, value: string) => form.set(name, `${form.get(name) ?? ''}\n${value}`.trim());
    added('aliases', mark('published person alias'));
    added('notes', mark('published person notes'));
    added('familyMembers', `cousin: ${mark('published person relative')}`);
    form.set('address', `${form.get('address') ?? ''}, ${mark('published person address')}`);
    const answer = await officer.send(address, form);
    if (answer.status !== 302) throw new Error(`${address} answered ${answer.status}`);
  }
}
