import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { StaffActor } from '../../../app/domain/access';
import { type NewCase, personSchema } from '../../../app/domain/cases';
import {
  askErasure,
  confirmErasure,
  createCase,
  editPerson,
  openCase,
  samePersonOf,
  samePersonPairs,
} from '../../../app/domain/cases/index.server';
import { importFiles } from '../../../app/domain/import/index.server';
import { databaseErrorCode, inTransaction } from '../../../app/platform/db/index.server';
import { rowsOf, someOffice, someStaff } from '../publishing/scene';
import { caseFile } from './scene';

const someOfficer = async () => someStaff('officer', await someOffice());
const caseOf = (person: object): NewCase => ({
  title: 'A case',
  person: personSchema.parse(person),
  stops: [],
  assessment: null,
  draft: null,
});
const enter = (officer: StaffActor, person: object) => createCase(officer, caseOf(person), randomUUID());
const passport = (value: string) => ({ idNumbers: [{ kind: 'passport', value }] });
const someNumber = () => randomUUID().slice(0, 12).toUpperCase();
const found = (pseudonym: string) =>
  rowsOf<{ detail: { other: string; kinds: string[]; sameOffice: boolean } }>(
    `SELECT detail FROM audit.trail_entry WHERE action = 'case.same_person_found' AND subject = $1`,
    [pseudonym],
  );

describe('two cases of one person', () => {
  it('are found in one office, however the number was typed', async () => {
    const officer = await someOfficer();
    const number = someNumber();
    const first = await enter(officer, passport(number));
    const second = await enter(officer, passport(number.toLowerCase().replace('-', ' / ')));
    expect(await samePersonOf(officer, second.id)).toEqual([
      { kinds: ['document'], other: { caseId: first.id, pseudonym: first.pseudonym } },
    ]);
    expect(await samePersonOf(officer, first.id)).toHaveLength(1);
    expect((await found(second.pseudonym)).map(({ detail }) => detail)).toEqual([
      { other: first.pseudonym, kinds: ['document'], sameOffice: true },
    ]);
  });

  it('are found across offices, without a word about the other case — safeguard: the database leaves its name out', async () => {
    const [here, there] = [await someOfficer(), await someOfficer()];
    const [number, phone] = [someNumber(), '+855 71 234 5678'];
    const first = await enter(there, { ...passport(number), phones: [phone] });
    const second = await enter(here, { ...passport(number), phones: ['071 234 56 78'] });
    expect(await samePersonOf(here, second.id)).toEqual([{ kinds: ['document', 'phone'], other: null }]);
    // Neither asks about the other's case.
    expect(await samePersonOf(here, first.id)).toEqual([]);
    const reviewer = await someStaff('reviewer');
    const pairs = await samePersonPairs(reviewer);
    const pair = pairs.find(({ pseudonym, otherPseudonym }) => [pseudonym, otherPseudonym].includes(second.pseudonym));
    expect([pair?.pseudonym, pair?.otherPseudonym].sort()).toEqual([first.pseudonym, second.pseudonym].sort());
    expect(pair?.kinds).toEqual(['document', 'phone']);
  });

  it('entered at the same moment in two offices are found by the later one — safeguard: one waits for the other', async () => {
    const [here, there] = [await someOfficer(), await someOfficer()];
    for (let round = 0; round < 4; round += 1) {
      const person = { ...passport(someNumber()), given: 'Sok', family: `Chan${round}`, dateOfBirth: '1994-03-28' };
      const both = await Promise.all([
        enter(here, person),
        enter(there, { ...person, idNumbers: [...person.idNumbers].reverse() }),
      ]);
      const noted = await Promise.all(both.map(({ pseudonym }) => found(pseudonym)));
      expect(noted.flat()).toHaveLength(1);
    }
  });

  it('are no longer found once the number is corrected, or the other is erased', async () => {
    const officer = await someOfficer();
    const number = someNumber();
    const [first, second] = [await enter(officer, passport(number)), await enter(officer, passport(number))];
    const { person, title } = await openCase(officer, second.id, ['person', 'title'], 'test');
    const corrected = { ...person.content, idNumbers: [{ kind: 'passport', value: someNumber() }] };
    await editPerson(officer, { caseId: second.id, version: person.version, title, person: corrected });
    expect(await samePersonOf(officer, second.id)).toEqual([]);
    const third = await enter(officer, passport(number));
    expect(await samePersonOf(officer, third.id)).toHaveLength(1);
    await confirmErasure(await someStaff('reviewer'), await askErasure(officer, first.id));
    expect(await samePersonOf(officer, third.id)).toEqual([]);
  });

  it('are found while importing', async () => {
    const [here, there] = [await someOfficer(), await someOfficer()];
    await importFiles(there, [caseFile('004')]);
    const [outcome] = await importFiles(here, [caseFile('004')]);
    expect(outcome?.status === 'imported' && outcome.cases.map(({ mayBeKnown }) => mayBeKnown)).toEqual([true]);
  });
});

describe('the fingerprints', () => {
  it('attack: are read by no role, and noted for no other office’s case', async () => {
    const [here, there] = [await someOfficer(), await someOfficer()];
    const mine = await enter(here, passport(someNumber()));
    const codeOf = (actor: StaffActor, sql: string) =>
      inTransaction(actor, 'attack', (tx) => tx.$queryRawUnsafe(sql)).then(
        (rows) => (Array.isArray(rows) && rows.length === 0 ? 'nothing' : 'accepted'),
        (error: unknown) => databaseErrorCode(error),
      );
    for (const actor of [here, await someStaff('reviewer'), await someStaff('finance'), await someStaff('auditor')])
      expect(await codeOf(actor, 'SELECT fingerprint FROM private.case_identifier')).toBe('42501');
    const print = 'ab'.repeat(32);
    expect(await codeOf(there, `SELECT private.note_identifiers('${mine.id}', '{document}', '{${print}}')::text`)).toBe(
      'HW007',
    );
    expect(await codeOf(await someStaff('finance'), `SELECT kind FROM private.same_person('${mine.id}')`)).toBe(
      '42501',
    );
  });

  it('say nothing by themselves — safeguard: keyed, under a key that is not in the database', async () => {
    const officer = await someOfficer();
    const created = await enter(officer, passport('EP1234567'));
    const rows = await rowsOf<{ hex: string }>(
      `SELECT encode(fingerprint, 'hex') AS hex FROM private.case_identifier WHERE case_id = $1`,
      [created.id],
    );
    const plainHashes = await rowsOf<{ hex: string }>(
      `SELECT encode(sha256(convert_to(t, 'UTF8')), 'hex') AS hex FROM unnest(ARRAY['EP1234567', 'document' || chr(1) || 'EP1234567', 'documentEP1234567']) AS t`,
    );
    expect(rows).toHaveLength(1);
    expect(plainHashes.map(({ hex }) => hex)).not.toContain(rows[0]?.hex);
  });
});
