import { describe, expect, it } from 'vitest';
import { checkFiles, importFiles } from '../../../app/domain/import/index.server';
import { readSheets } from '../../../app/domain/import/read-sheets.server';
import { rowsOfOnes, workbook } from '../../factories/hostile-cases';
import { zipOf } from '../../factories/hostile-files';
import { MEGABYTE, memoryOf } from '../../factories/memory';
import { caseFile, rowsOf, someStaff } from './scene';

// Files of cases that were made to hurt: each is refused in words, or read like any other; the process goes on, its
// memory is measured, and nothing is stored.

const MEMORY_MAX = 450 * MEGABYTE;

type CaseJson = Record<string, unknown> & {
  private: Record<string, unknown>;
  consent: Record<string, unknown>;
};
const good = JSON.parse(Buffer.from(caseFile('001').bytes).toString('utf8')) as CaseJson;
const json = (changes: object) => Buffer.from(JSON.stringify({ ...good, ...changes }));

async function refusalOf(bytes: Uint8Array): Promise<string> {
  const {
    outcome: [outcome],
    grownBytes,
  } = await memoryOf(() => checkFiles([{ name: 'cases', bytes }]));
  expect(grownBytes).toBeLessThan(MEMORY_MAX);
  if (outcome?.status !== 'refused') return outcome?.status ?? 'nothing';
  expect(outcome.problems.length).toBeLessThanOrEqual(50);
  return `${outcome.problems[0]?.field}: ${outcome.problems[0]?.message}`;
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

const attacks: [name: string, safeguard: string, said: RegExp, make: () => Uint8Array][] = [
  [
    'a workbook with a cell in the last corner',
    'references are looked at first',
    /beyond row/,
    () => workbook('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
  ],
  ['a workbook of 2,000 rows', 'rows are counted', /more than 1200 rows/, () => workbook(rowsOfOnes(2_000, 5))],
  [
    'a workbook with an entity',
    'no declarations',
    /not a spreadsheet/,
    () => workbook(rowsOfOnes(1, 1), '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
  ],
  [
    'a workbook of elements in elements',
    'what is no row is no row',
    /no header/,
    () => workbook('<a>'.repeat(50_000) + '</a>'.repeat(50_000)),
  ],
  [
    'a workbook with a formula',
    'formulas are refused',
    /holds a formula/,
    () => workbook('<row r="1"><c r="A1"><f>HYPERLINK("http://attacker.example")</f><v>1</v></c></row>'),
  ],
  [
    'an archive that unpacks to 100 MB',
    'unpacking is limited, whatever the archive says',
    /not a spreadsheet/,
    () =>
      zipOf([
        ['xl/workbook.xml', Buffer.alloc(10)],
        ['xl/worksheets/sheet1.xml', Buffer.alloc(100 * MEGABYTE, 0x20)],
      ]),
  ],
  [
    'an archive that lies about its size',
    'unpacking is limited, whatever the archive says',
    /not a spreadsheet/,
    () =>
      zipOf(
        [
          ['xl/workbook.xml', Buffer.alloc(10)],
          ['xl/worksheets/sheet1.xml', Buffer.alloc(100 * MEGABYTE, 0x20)],
        ],
        100,
      ),
  ],
  [
    'JSON of 400,000 levels',
    'no level is read that a case has not',
    /group of fields/,
    () => Buffer.from(nested(400_000)),
  ],
  [
    'JSON with such levels in a field',
    'no level is read that a case has not',
    /title: This should be text/,
    () => Buffer.from(JSON.stringify(good).replace(JSON.stringify(good.title), nested(300_000))),
  ],
  [
    'JSON with 400,000 stops',
    'lists are measured before their entries are looked at',
    /list at journey/,
    () => json({ journey: Array.from({ length: 400_000 }, () => 1) }),
  ],
  [
    'JSON with conditions in 200,000 sentences',
    'the text is measured before it is divided',
    /too large or too long/,
    () => json({ consent: { ...good.consent, notes: 'No. '.repeat(200_000) } }),
  ],
  [
    'JSON with a name of 900,000 letters',
    'a case has limits, also from a file',
    /given: This is too large/,
    () => json({ private: { ...good.private, fullName: { given: 'x'.repeat(900_000), family: 'y', aliases: [] } } }),
  ],
  [
    'JSON with 31 phones',
    'a case has limits, also from a file',
    /phones: This is too large/,
    () => json({ private: { ...good.private, phones: Array.from({ length: 31 }, () => '012345678') } }),
  ],
  [
    'JSON in another encoding',
    'only UTF-8',
    /neither an Excel workbook/,
    () => Buffer.from(JSON.stringify(good), 'utf16le'),
  ],
  ['nothing', 'an empty file', /empty/, () => new Uint8Array()],
];

describe('a hostile file of cases', () => {
  it.each(attacks)('%s is refused — safeguard: %s', async (_name, _safeguard, said, make) => {
    expect(await refusalOf(make())).toMatch(said);
  });

  it('a workbook that hides its last corner is ended — safeguard: a thread with limits of its own', async () => {
    const hidden = workbook(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    );
    await expect(readSheets(hidden, { msMax: 3_000 })).rejects.toThrow(/far larger/);
  });

  it('JSON that reaches for the prototype is read like any other, and changes nothing', async () => {
    const text = JSON.stringify(good).replace(
      '{',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    expect(await refusalOf(Buffer.from(text))).toBe('readable');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('leaves nothing behind when it is imported', async () => {
    const actor = await someStaff();
    for (const make of [attacks[9]?.[3], attacks[11]?.[3], attacks[12]?.[3]]) {
      const [outcome] = await importFiles(actor, [{ name: 'cases', bytes: make?.() ?? new Uint8Array() }]);
      expect(outcome?.status).toBe('refused');
    }
    expect(await rowsOf('SELECT id FROM private.case_file WHERE office_id = $1', [actor.officeId])).toEqual([]);
  });
});
