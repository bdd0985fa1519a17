import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openCase } from '../../../app/domain/cases/index.server';
import {
  decideGuardian,
  guardiansToConfirm,
  openGuardian,
  recordConsent,
} from '../../../app/domain/consent/index.server';
import { databaseErrorCode, inTransaction } from '../../../app/platform/db/index.server';
import {
  importedCase,
  renewConsent,
  rowsOf,
  someGuardian,
  someOffice,
  someStaff,
  systemDay,
} from '../publishing/scene';

vi.setConfig({ testTimeout: 120_000 });

const refusalOf = async (caseId: string) =>
  (await rowsOf<{ why: string | null }>('SELECT private.minor_consent_refusal($1) AS why', [caseId]))[0]?.why;

// Safeguards: checkGuardian in recordConsent; private.guardian_stands and private.check_vetting.
test('a guardian speaks for a child only vetted, by no name of the case, and when a second person has looked', async () => {
  const scene = await importedCase('008');
  const { officer, caseId } = scene;
  const today = await systemDay();
  const give = (guardian: Parameters<typeof recordConsent>[3]['guardian']) =>
    recordConsent(officer, caseId, randomUUID(), {
      language: 'Twi',
      medium: 'spoken',
      givenOn: today,
      granted: ['needs'],
      explainedBy: 'A colleague',
      guardian,
      otherRefusals: [],
      notes: '',
      conditions: [],
    });
  const guardian = someGuardian(today);
  const { person } = await openCase(officer, caseId, ['person'], 'test');
  const perpetrator = person.content.allegedPerpetrators[0]?.name ?? '';
  expect(perpetrator).not.toBe('');

  await expect(give(null)).rejects.toThrow('a vetted guardian');
  await expect(give({ ...guardian, vettedOn: null })).rejects.toThrow('only after they were vetted');
  await expect(give({ ...guardian, how: '' })).rejects.toThrow('only after they were vetted');
  await expect(give({ ...guardian, name: perpetrator.toUpperCase() })).rejects.toThrow('alleged perpetrators');
  await give(guardian);
  expect(await refusalOf(caseId)).toBe('guardian_not_confirmed');

  const [waiting] = await guardiansToConfirm(scene.reviewer);
  expect(waiting).toMatchObject({ caseId, mayDecide: true });
  const consentId = waiting?.consentId ?? '';
  expect((await guardiansToConfirm(officer))[0]).toMatchObject({ consentId, mayDecide: false });
  expect(await decideGuardian(officer, consentId, 'confirmed')).toBe(false);
  const byOneself = inTransaction(officer, 'test', (tx) =>
    tx.guardianVetting.updateMany({
      where: { consentId },
      data: { decision: 'confirmed', decidedBy: officer.userId, decidedAt: new Date() },
    }),
  );
  expect(await byOneself.then(() => 'succeeded', databaseErrorCode)).toBe('HW005');

  expect(await openGuardian(scene.reviewer, consentId)).toMatchObject({ name: guardian.name, concern: null });
  expect(await decideGuardian(scene.reviewer, consentId, 'confirmed')).toBe(true);
  expect(await refusalOf(caseId)).toBeNull();
  // Nothing is under review any more, so the reviewer sees nothing any more.
  expect(await guardiansToConfirm(scene.reviewer)).toEqual([]);
  await expect(openCase(scene.reviewer, caseId, ['person'], 'test')).rejects.toThrow();

  await renewConsent(scene, ['needs'], { guardian });
  expect(await refusalOf(caseId)).toBe('guardian_not_confirmed');
  const other = await someStaff('reviewer');
  const again = (await guardiansToConfirm(other))[0]?.consentId ?? '';
  expect(await decideGuardian(other, again, 'refused')).toBe(true);
  expect(await decideGuardian(scene.reviewer, again, 'confirmed')).toBe(false);
  expect(await refusalOf(caseId)).toBe('guardian_refused');
});

// Safeguards: mayDecide in guardiansToConfirm, the office's row security, private.check_vetting.
test('a colleague of the office confirms as well; an officer of another office neither sees nor decides', async () => {
  const scene = await importedCase('008');
  const { officer, caseId } = scene;
  const colleague = await someStaff('officer', officer.officeId ?? '');
  const stranger = await someStaff('officer', await someOffice());
  const today = await systemDay();
  await renewConsent(scene, ['needs'], { guardian: someGuardian(today) });
  const [waiting] = await guardiansToConfirm(colleague);
  const consentId = waiting?.consentId ?? '';
  expect(waiting).toMatchObject({ caseId, mayDecide: true });
  expect(await guardiansToConfirm(stranger)).toEqual([]);
  expect(await openGuardian(stranger, consentId)).toBeNull();
  expect(await decideGuardian(stranger, consentId, 'confirmed')).toBe(false);
  expect(await openGuardian(colleague, consentId)).toMatchObject({ concern: null, vettedBy: expect.any(String) });
  expect(await decideGuardian(colleague, consentId, 'confirmed')).toBe(true);
  expect(await refusalOf(caseId)).toBeNull();
  // Decided: there is nothing to open any more, and a second answer changes nothing.
  expect(await openGuardian(colleague, consentId)).toBeNull();
  expect(await decideGuardian(colleague, consentId, 'refused')).toBe(false);
  expect(await refusalOf(caseId)).toBeNull();
});
