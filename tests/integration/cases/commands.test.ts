import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { CaseStateError, EditConflictError, type NewCase, newCaseSchema } from '../../../app/domain/cases';
import {
  createCase,
  editPerson,
  moveLine,
  moveStop,
  openCase,
  removeLine,
  removeStop,
  saveAssessment,
  saveDraft,
  saveLine,
  saveStop,
} from '../../../app/domain/cases/index.server';
import {
  consentHistory,
  effectiveConsent,
  recordConsent,
  withdrawConsent,
} from '../../../app/domain/consent/index.server';
import { inTransaction } from '../../../app/platform/db/index.server';
import { rowsOf, someStaff } from './scene';

const someCase = (change: Partial<NewCase> = {}): NewCase =>
  newCaseSchema.parse({
    title: 'A new case',
    person: { given: 'Ana', family: 'Example', dateOfBirth: '1990-01-01' },
    ...change,
  });
const stop = (place: string) => ({
  kind: 'transit' as const,
  content: { place, country: 'KH', lat: null, lon: null, from: '2023-01', to: null, note: '' },
});
const line = (description: string) => ({
  category: 'medical' as const,
  quantity: 2,
  unitCostMinor: 15_050n,
  priority: 1,
  content: { description, vendor: 'Clinic', unit: 'visit', neededBy: '2027-01-31' },
});

let officer: Awaited<ReturnType<typeof someStaff>>;
let caseId = '';
const open = () => openCase(officer, caseId, ['title', 'person', 'journey', 'needs', 'draft'], 'test');
beforeAll(async () => {
  officer = await someStaff();
  caseId = (await createCase(officer, someCase(), randomUUID())).id;
});

describe('a new case', () => {
  it('is made once however often its form is sent', async () => {
    const command = randomUUID();
    const made = await Promise.all(Array.from({ length: 6 }, () => createCase(officer, someCase(), command)));
    expect(new Set(made.map(({ pseudonym }) => pseudonym)).size).toBe(1);
    expect((await openCase(officer, command, ['person'], 'test')).person.content.given).toBe('Ana');
  });

  it('does not take the place of a case of another office that has its id', async () => {
    const stranger = await someStaff();
    await expect(createCase(stranger, someCase({ title: 'Taken over' }), caseId)).rejects.toThrow('no such case');
    expect((await open()).title).toBe('A new case');
  });
});

describe('the person', () => {
  it('is saved once, refuses to overwrite what somebody else saved, and sets the age class', async () => {
    const { person } = await open();
    const edit = {
      caseId,
      version: person.version,
      title: 'Renamed',
      person: { ...person.content, dateOfBirth: '2012-05-05' },
    };
    await editPerson(officer, edit);
    await editPerson(officer, edit);
    const saved = await open();
    expect([saved.title, saved.ageClass]).toEqual(['Renamed', 'minor']);
    const late = editPerson(officer, { ...edit, title: 'Too late' });
    await expect(late).rejects.toThrow(EditConflictError);
    await editPerson(officer, { ...edit, version: saved.person.version, person: person.content });
    expect((await open()).ageClass).toBe('adult');
  });
});

describe('the journey', () => {
  it('is added to, reordered and removed from, each command harmless when repeated', async () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    for (const [id, place] of [
      [a, 'A'],
      [b, 'B'],
      [c, 'C'],
      [a, 'A'],
    ] as const)
      await saveStop(officer, caseId, id, stop(place));
    const order = async () => (await open()).journey.map(({ place, position }) => `${position}${place}`).join(' ');
    expect(await order()).toBe('1A 2B 3C');
    await moveStop(officer, caseId, c, 1);
    await moveStop(officer, caseId, c, 1);
    expect(await order()).toBe('1C 2A 3B');
    await moveStop(officer, caseId, c, 99);
    expect(await order()).toBe('1A 2B 3C');
    await removeStop(officer, caseId, b);
    await removeStop(officer, caseId, b);
    expect(await order()).toBe('1A 2C');
  });
});

describe('the needs assessment', () => {
  it('has lines only once it has a currency, and keeps that currency while it has lines', async () => {
    const id = randomUUID();
    await expect(saveLine(officer, caseId, id, line('Dentist'))).rejects.toThrow(CaseStateError);
    await saveAssessment(officer, caseId, { currency: 'KWD', assessedOn: '2026-11-01' });
    await saveLine(officer, caseId, id, line('Dentist'), 'Dental care');
    await saveLine(officer, caseId, id, line('Dentist'), 'Dental care');
    const { needs, draft } = await open();
    expect(needs?.lines).toMatchObject([
      { id, description: 'Dentist', unitCostMinor: 15_050n, neededBy: '2027-01-31' },
    ]);
    expect(draft).toMatchObject({ revision: 1, content: { labels: { [id]: 'Dental care' } } });
    await expect(saveAssessment(officer, caseId, { currency: 'USD', assessedOn: '2026-11-01' })).rejects.toThrow(/KWD/);
    const second = randomUUID();
    await saveLine(officer, caseId, second, line('Glasses'));
    await moveLine(officer, caseId, second, 1);
    expect((await open()).needs?.lines.map(({ description }) => description)).toEqual(['Glasses', 'Dentist']);
    await removeLine(officer, caseId, second);
    expect((await open()).needs?.lines.map(({ position }) => position)).toEqual([1]);
  });

  it('does not let go of a line that is public', async () => {
    const lineId = (await open()).needs?.lines[0]?.id ?? '';
    await rowsOf(
      `DO $$ BEGIN SET LOCAL session_replication_role = replica;
         INSERT INTO private.published_line (campaign_line_id, needs_line_id, case_id) VALUES (gen_random_uuid(), '${lineId}', '${caseId}'); END $$`,
    );
    await expect(removeLine(officer, caseId, lineId)).rejects.toThrow(/public/);
    await rowsOf('DELETE FROM private.published_line');
  });
});

describe('the draft', () => {
  const text = (story: string) => ({ title: 'T', story, stops: {}, labels: {} });

  it('is kept as typed, each change a revision, the same text none', async () => {
    const { draft } = await open();
    const baseRevision = draft?.revision ?? 0;
    const content = text('  as typed \n\n');
    const saved = await saveDraft(officer, { caseId, baseRevision, locale: 'en', content });
    expect(saved.revision).toBe(baseRevision + 1);
    expect((await saveDraft(officer, { caseId, baseRevision, locale: 'en', content })).revision).toBe(saved.revision);
    expect((await open()).draft?.content.story).toBe('  as typed \n\n');
    await expect(saveDraft(officer, { caseId, baseRevision, locale: 'en', content: text('late') })).rejects.toThrow(
      EditConflictError,
    );
    const authors = await rowsOf<{ user_id: string }>('SELECT user_id FROM private.draft_author WHERE case_id = $1', [
      caseId,
    ]);
    expect(authors).toEqual([{ user_id: officer.userId }]);
  });

  it('lets one of two saves on the same revision win', async () => {
    const baseRevision = (await open()).draft?.revision ?? 0;
    const saves = await Promise.allSettled(
      ['one', 'two'].map((story) => saveDraft(officer, { caseId, baseRevision, locale: 'en', content: text(story) })),
    );
    expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('consent', () => {
  const consent = {
    language: 'Khmer',
    medium: 'thumbprint' as const,
    givenOn: new Date().toISOString().slice(0, 10),
    granted: ['needs' as const, 'story' as const],
    explainedBy: 'An interpreter',
    guardian: null,
    otherRefusals: ['photo'],
    notes: '',
    conditions: ['No province.'],
  };
  const effective = () => inTransaction(officer, 'test', (tx) => effectiveConsent(tx, caseId));

  it('goes from none to in force to withdrawn, and an older version never comes back', async () => {
    expect(await effective()).toMatchObject({ state: 'none' });
    const id = randomUUID();
    await recordConsent(officer, caseId, id, consent);
    await recordConsent(officer, caseId, id, consent);
    expect(await effective()).toMatchObject({
      state: 'in_force',
      unconfirmedConditions: 1,
      consent: { version: 1, granted: ['needs', 'story'] },
    });
    await recordConsent(officer, caseId, randomUUID(), { ...consent, granted: ['needs'], conditions: [] });
    expect(await effective()).toMatchObject({ state: 'in_force', unconfirmedConditions: 0, consent: { version: 2 } });
    expect(await withdrawConsent(officer, caseId)).toEqual({ withdrawn: true });
    expect(await withdrawConsent(officer, caseId)).toEqual({ withdrawn: false });
    expect(await effective()).toMatchObject({ state: 'withdrawn', consent: { version: 2 } });
    expect((await consentHistory(officer, caseId, 'test')).map(({ state }) => state)).toEqual([
      'withdrawn',
      'replaced',
    ]);
    const events = await rowsOf<{ payload: unknown }>(
      "SELECT payload FROM system.outbox_event WHERE kind = 'consent.withdrawn'",
    );
    expect(events).toMatchObject([{ payload: { caseId } }]);
  });

  it('cannot be given tomorrow', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await expect(recordConsent(officer, caseId, randomUUID(), { ...consent, givenOn: tomorrow })).rejects.toThrow(
      /future/,
    );
  });
});
