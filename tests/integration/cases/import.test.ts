import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCase } from '../../../app/domain/cases/index.server';
import { consentHistory } from '../../../app/domain/consent/index.server';
import { checkFiles, importDemonstrationCases, importFiles, readFile } from '../../../app/domain/import/index.server';
import { caseFile, htcdsFile, rowsOf, someOffice, someStaff, staffOf } from './scene';

const casesOf = (officeId: string | null) =>
  rowsOf<{ id: string; age_class: string }>('SELECT id, age_class FROM private.case_file WHERE office_id = $1', [
    officeId,
  ]);
const keyFiles = () => {
  try {
    return readdirSync(path.join(process.env.DATA_DIR ?? '', 'case-keys'));
  } catch {
    return [];
  }
};
const importOne = async (actor: Awaited<ReturnType<typeof someStaff>>, file = caseFile('009')) => {
  const [outcome] = await importFiles(actor, [file]);
  if (outcome?.status !== 'imported') throw new Error(`not imported: ${JSON.stringify(outcome)}`);
  return outcome.cases;
};

describe('a case file', () => {
  it('becomes a case with its dates, amounts, places and draft', async () => {
    const actor = await someStaff();
    const [created] = await importOne(actor);
    const fields = ['title', 'person', 'journey', 'needs', 'draft'] as const;
    const opened = await openCase(actor, created?.id ?? '', fields, 'test');
    expect(opened.pseudonym).toMatch(/^HW-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(opened.ageClass).toBe('adult');
    expect(opened.person.content).toMatchObject({
      given: 'Meseret',
      family: 'Tadesse Wolde',
      aliases: ['Mesi', 'Mariam'],
      dateOfBirth: '2001-09-27',
      gender: 'Feminine',
      nationalities: ['ET'],
      idNumbers: [
        { kind: 'passport', value: 'EP7700418' },
        { kind: 'civil_id', value: '301092700418' },
      ],
    });
    expect(opened.journey.map(({ kind, from }) => [kind, from])).toEqual([
      ['origin', '2001-09'],
      ['recruitment', '2022-12'],
      ['transit', '2023-01'],
      ['exploitation', '2023-02'],
      ['escape_or_rescue', '2025-11'],
      ['shelter', '2025-11'],
    ]);
    expect(opened.journey[3]).toMatchObject({ place: 'Salwa, Hawalli, Kuwait', country: 'KW', lat: 29.3, lon: 48.08 });
    expect(opened.needs).toMatchObject({ currency: 'KWD', assessedOn: '2026-02-19' });
    expect(opened.needs?.lines[2]).toMatchObject({
      category: 'safe_accommodation',
      quantity: 3,
      unitCostMinor: 62_250n,
      vendor: 'House of Tigist',
      priority: 3,
    });
    expect(opened.draft).toMatchObject({ locale: 'en', revision: 1 });
    expect(opened.draft?.content.story).toContain('My name is Meseret.');
  });

  it('keeps the date of its consent, refuses what it does not mention and makes conditions of its notes', async () => {
    const actor = await someStaff();
    const [created] = await importOne(actor);
    const [consent] = await consentHistory(actor, created?.id ?? '', 'test');
    expect(consent).toMatchObject({ version: 1, language: 'Amharic', medium: 'spoken', state: 'expired' });
    expect(consent?.givenOn.toISOString()).toBe('2026-03-04T00:00:00.000Z');
    expect(consent?.expiresOn.toISOString()).toBe('2026-06-02T00:00:00.000Z');
    expect(consent?.granted).toEqual(['needs', 'story', 'journey_country', 'age_band', 'updates']);
    expect(consent?.content.otherRefusals).toEqual(['photo']);
    expect(consent?.conditions.map(({ text, confirmedAt }) => [text, confirmedAt])).toEqual([
      ['District and household must never appear.', null],
      ['Publication is paused at once if she asks.', null],
    ]);
  });

  it('says minor of a child and of somebody whose age it does not know', async () => {
    const actor = await someStaff();
    await importOne(actor, caseFile('008'));
    const unknown = JSON.parse(Buffer.from(caseFile('001').bytes).toString('utf8'));
    unknown.private.dateOfBirth = null;
    await importOne(actor, { name: 'unknown.json', bytes: Buffer.from(JSON.stringify(unknown)) });
    expect((await casesOf(actor.officeId)).map((row) => row.age_class)).toEqual(['minor', 'minor']);
  });

  it('is recognised the second time, by office', async () => {
    const actor = await someStaff();
    const [first] = await importOne(actor);
    expect(await importFiles(actor, [caseFile('009')])).toEqual([
      { name: 'case-009.json', status: 'known', cases: [{ id: first?.id, pseudonym: first?.pseudonym }] },
    ]);
    await importOne(await someStaff());
    expect(await casesOf(actor.officeId)).toHaveLength(1);
  });

  it('is imported once when it is sent several times at once', async () => {
    const office = await someOffice();
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, () => importFiles(staffOf(office), [caseFile('010'), htcdsFile('two-people')])),
    );
    const statuses = outcomes.map((files) => files.map(({ status }) => status).join(' '));
    expect(statuses.filter((status) => status.includes('refused'))).toEqual([]);
    expect(outcomes.flat().filter(({ status }) => status === 'imported')).toHaveLength(2);
    const stored = await casesOf(office);
    expect(stored).toHaveLength(3);
    for (const { id } of stored) await openCase(staffOf(office), id, ['person'], 'test');
  });

  it.each([
    ['no JSON', () => 'hello', 'The file', /neither an Excel workbook/],
    ['nothing', () => '', 'The file', /empty/],
    ['no title', (file: CaseJson) => ({ ...file, title: ' ' }), 'title', /at least 1/],
    [
      'a wrong kind',
      (file: CaseJson) => ({ ...file, journey: [{ ...file.journey[0], kind: 'detour' }] }),
      'journey › 1 › kind',
      /Use one of: origin/,
    ],
    [
      'a half cost',
      (file: CaseJson) => withLine(file, { unitCostMinor: 10.5 }),
      'assessment › lineItems › 1 › unitCostMinor',
      /whole number/,
    ],
    [
      'no quantity',
      (file: CaseJson) => withLine(file, { quantity: undefined }),
      'assessment › lineItems › 1 › quantity',
      /missing/,
    ],
    [
      'a day that is none',
      (file: CaseJson) => ({ ...file, consent: { ...file.consent, grantedOn: '2026-02-30' } }),
      'consent › grantedOn',
      /year-month-day/,
    ],
    [
      'a scope both ways',
      (file: CaseJson) => ({ ...file, consent: { ...file.consent, refusedScopes: ['story'] } }),
      'consent › refusedScopes',
      /at once/,
    ],
  ])('with %s is refused with field and sentence, and nothing is stored', async (_what, change, field, message) => {
    const actor = await someStaff();
    const before = keyFiles();
    const changed = change(JSON.parse(Buffer.from(caseFile('009').bytes).toString('utf8')));
    const bytes = Buffer.from(typeof changed === 'string' ? changed : JSON.stringify(changed));
    const [outcome] = await importFiles(actor, [{ name: 'x.json', bytes }]);
    expect(outcome).toMatchObject({
      status: 'refused',
      problems: [{ field, message: expect.stringMatching(message) }],
    });
    expect(await casesOf(actor.officeId)).toEqual([]);
    expect(keyFiles()).toEqual(before);
  });
});

interface CaseJson {
  consent: Record<string, unknown>;
  journey: Record<string, unknown>[];
  assessment: { lineItems: Record<string, unknown>[] };
}
const withLine = (file: CaseJson, line: Record<string, unknown>) => ({
  ...file,
  assessment: { ...file.assessment, lineItems: [{ ...file.assessment.lineItems[0], ...line }] },
});

describe('the ten demonstration cases', () => {
  it('are imported whole, once', async () => {
    const actor = await someStaff();
    const outcomes = await importDemonstrationCases(actor);
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'imported'));
    expect((await importDemonstrationCases(actor)).map(({ status }) => status)).toEqual(
      Array.from({ length: 10 }, () => 'known'),
    );
    const rows = await casesOf(actor.officeId);
    expect(rows.filter((row) => row.age_class === 'minor')).toHaveLength(1);
    expect(rows).toHaveLength(10);
  });

  it('leave no private word in the database', async () => {
    const actor = await someStaff();
    await importDemonstrationCases(actor);
    const text = await databaseText();
    for (const word of [
      'Meseret',
      'Tadesse',
      'EP7700418',
      'Kombolcha',
      'House of Tigist',
      'Kwabena',
      'Salwa',
      'lat":29.3',
      'Café equipment',
    ]) {
      expect(text.includes(word), word).toBe(false);
      expect(text.includes(Buffer.from(word).toString('hex')), `${word} in hex`).toBe(false);
    }
  });
});

/** Every row of the private register and of the trail as text. */
async function databaseText(): Promise<string> {
  const tables = await rowsOf<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('private', 'audit', 'system')",
  );
  const texts = await Promise.all(tables.map(({ name }) => rowsOf<{ t: string }>(`SELECT t::text FROM ${name} t`)));
  return texts
    .flat()
    .map(({ t }) => t)
    .join('\n');
}

describe('a spreadsheet of the standard', () => {
  it('gives two people with their events and plans', async () => {
    const actor = await someStaff();
    const created = await importOne(actor, htcdsFile('two-people'));
    expect(created).toHaveLength(2);
    const [first, second] = await Promise.all(
      created.map(({ id }) => openCase(actor, id, ['person', 'journey'], 'test')),
    );
    expect(first?.ageClass).toBe('adult');
    expect(first?.person.content).toMatchObject({
      given: 'Sreymom',
      dateOfBirth: '1998-04-12',
      nationalities: ['KH'],
      address: 'House 12, Street 9, Poipet, Banteay Meanchey, KH',
      trafficking: { status: 'ActualVictimOfTrafficking', methodsOfControl: ['DebtBondage', 'WithholdsDocuments'] },
    });
    expect(first?.person.content.notes).toContain('Incoming Referral Date: 2026-09-02');
    expect(first?.person.content.supportPlans.map(({ type }) => type)).toEqual(['Livelihood', 'Health']);
    expect(first?.journey.map(({ kind, country, from }) => [kind, country, from])).toEqual([
      ['recruitment', 'KH', '2023-01'],
      ['transit', 'TH', '2023-02'],
      ['exploitation', 'TH', '2023-02'],
    ]);
    expect(second?.ageClass).toBe('minor');
    expect(second?.person.content).toMatchObject({ given: 'Olena', nationalities: ['UA'], dateOfBirth: null });
    expect(second?.journey).toHaveLength(2);
  });

  it('is read with the core columns only, as the template comes', async () => {
    const read = await readFile(htcdsFile('core-columns-only'));
    expect(read.ok && read.cases.map(({ content }) => content.person.given)).toEqual(['Sreymom', 'Olena']);
  });

  it('has its bad rows named by sheet, row and field, and none of it is stored', async () => {
    const actor = await someStaff();
    const before = keyFiles();
    const [outcome] = await importFiles(actor, [htcdsFile('bad-rows')]);
    expect(
      outcome?.status === 'refused' && outcome.problems.map(({ sheet, row, field }) => [sheet, row, field]),
    ).toEqual([
      ['Sheet1', 4, 'Birthdate'],
      ['Sheet1', 4, 'Gender'],
      ['Sheet1', 5, 'Consent'],
      ['Sheet1', 5, 'Citizenship'],
      ['Sheet1', 6, 'Consent'],
    ]);
    expect(await casesOf(actor.officeId)).toEqual([]);
    expect(keyFiles()).toEqual(before);
  });

  it.each([
    ['empty', 'The file', /holds no person/],
    ['formula', 'Cell E3', /formula/],
    ['macro', 'The file', /macros/],
    ['not-a-spreadsheet', 'The file', /not a spreadsheet/],
    ['bomb', 'The file', /not a spreadsheet/],
  ])('that is %s is refused in words', async (name, field, message) => {
    const [outcome] = await checkFiles([htcdsFile(name)]);
    expect(outcome).toMatchObject({
      status: 'refused',
      problems: [{ field, message: expect.stringMatching(message) }],
    });
  });

  it('cut off anywhere is refused, never half read', async () => {
    const { bytes } = htcdsFile('two-people');
    for (const share of [0.01, 0.2, 0.5, 0.9, 0.999]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * share));
      expect((await readFile({ name: 'cut.xlsx', bytes: cut })).ok, String(share)).toBe(false);
    }
  });
});

describe('an interrupted import', () => {
  it('stores nothing and leaves no key behind', async () => {
    const actor = await someStaff();
    const before = keyFiles();
    // The second person's row is refused by the database when the first is already in.
    await rowsOf(`CREATE FUNCTION private.stop_half_way() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF (SELECT count(*) FROM private.case_file WHERE office_id = NEW.office_id) > 1 THEN RAISE EXCEPTION 'stopped' USING ERRCODE = 'HW002'; END IF; RETURN NEW; END $$`);
    await rowsOf(
      'CREATE TRIGGER stop_half_way AFTER INSERT ON private.case_file FOR EACH ROW EXECUTE FUNCTION private.stop_half_way()',
    );
    await expect(importFiles(actor, [htcdsFile('two-people')])).rejects.toThrow();
    await rowsOf('DROP TRIGGER stop_half_way ON private.case_file');
    expect(await casesOf(actor.officeId)).toEqual([]);
    expect(keyFiles()).toEqual(before);
    expect(await importOne(actor, htcdsFile('two-people'))).toHaveLength(2);
  });
});
