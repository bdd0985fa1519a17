import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { caseProgress, listCases } from '../../../app/domain/caseload/index.server';
import { CaseNotFoundError } from '../../../app/domain/cases';
import { recordConsent } from '../../../app/domain/consent/index.server';
import { importFiles } from '../../../app/domain/import/index.server';
import { caseFile, rowsOf, someStaff } from './scene';

const trail = (officeId: string | null) =>
  rowsOf<{ detail: { pseudonyms: string[] } }>(
    "SELECT detail FROM audit.trail_entry WHERE action = 'case.list' AND subject = $1 ORDER BY seq",
    [officeId],
  );

describe('the list of an office', () => {
  it('shows its own cases with titles, what waits for the officer first, through one trail row', async () => {
    const officer = await someStaff();
    await importFiles(await someStaff(), [caseFile('003')]);
    await importFiles(officer, [caseFile('001'), caseFile('009')]);
    const { cases } = await listCases(officer);
    expect(cases.map(({ title }) => title)).toEqual([
      'Reintegration after forced labour on a building site (Bangladesh – Malaysia)',
      'Safe return after domestic work abroad (Ethiopia – Kuwait)',
    ]);
    expect(cases.map(({ progress }) => progress.stop)).toEqual(['consent_expired', 'consent_expired']);
    expect(await trail(officer.officeId)).toEqual([
      {
        detail: {
          fields: ['title'],
          pseudonyms: cases.map(({ pseudonym }) => pseudonym),
          reason: 'list of the office',
        },
      },
    ]);
  });

  it('is empty without a trail row where there is nothing to open', async () => {
    const officer = await someStaff();
    expect((await listCases(officer)).cases).toEqual([]);
    expect(await trail(officer.officeId)).toEqual([]);
  });
});

describe('where a case stands', () => {
  it('moves on with a consent, and is nobody else’s to know', async () => {
    const officer = await someStaff();
    const [imported] = await importFiles(officer, [caseFile('009')]);
    const caseId = imported?.status === 'imported' ? (imported.cases[0]?.id ?? '') : '';
    expect((await caseProgress(officer, caseId)).progress).toMatchObject({ stage: 'consent', stop: 'consent_expired' });
    await recordConsent(officer, caseId, randomUUID(), {
      language: 'Amharic',
      medium: 'spoken',
      givenOn: new Date().toISOString().slice(0, 10),
      granted: ['needs', 'story'],
      explainedBy: 'An interpreter',
      guardian: null,
      otherRefusals: [],
      notes: '',
      conditions: [],
    });
    expect((await caseProgress(officer, caseId)).progress).toEqual({
      stage: 'story',
      stop: null,
      waitsFor: 'officer',
      releaseAt: null,
    });
    await expect(caseProgress(await someStaff(), caseId)).rejects.toThrow(CaseNotFoundError);
  });
});
