import { expect, test } from 'vitest';
import { EditConflictError } from '../../../app/domain/cases';
import { openCase } from '../../../app/domain/cases/index.server';
import {
  replaceEverywhere,
  replaceWords,
  rewriteField,
  runGate,
  takeBack,
} from '../../../app/domain/publishing/index.server';
import { importedCase, justifyEverything, readyCase, renewConsent, rowsOf, writeSafeDraft } from './scene';

const storyOf = async (scene: { officer: Parameters<typeof openCase>[0]; caseId: string }) =>
  (await openCase(scene.officer, scene.caseId, ['draft'], 'test')).draft?.content.story;

test('a change of a mark is saved at once, and taken back exactly', async () => {
  const scene = await importedCase('001');
  const { officer, caseId } = scene;
  const before = (await storyOf(scene)) ?? '';
  const start = before.indexOf('Iskandar Puteri');
  const change = { baseRevision: 1, field: 'story' as const, start, words: 'Iskandar Puteri', replacement: 'Malaysia' };
  const { revision, undo } = await replaceWords(officer, caseId, change);
  expect(revision).toBe(2);
  expect(await storyOf(scene)).toContain('site in Malaysia he carried');
  await expect(replaceWords(officer, caseId, change)).rejects.toBeInstanceOf(EditConflictError);
  await takeBack(officer, caseId, undo);
  expect(await storyOf(scene)).toBe(before);
});

test('what is left out takes its space with it, and comes back with it', async () => {
  const scene = await importedCase('001');
  const { officer, caseId } = scene;
  const before = (await storyOf(scene)) ?? '';
  const words = 'with BG 9586';
  const { undo } = await replaceWords(officer, caseId, {
    baseRevision: 1,
    field: 'story',
    start: before.indexOf(words),
    words,
    replacement: '',
  });
  expect(await storyOf(scene)).toContain('on 12/11/2022, one of fourteen men.');
  await takeBack(officer, caseId, undo);
  expect(await storyOf(scene)).toBe(before);
});

test('the same words are replaced wherever they stand in the text', async () => {
  const scene = await importedCase('001');
  const { officer, caseId } = scene;
  const before = await storyOf(scene);
  const { undo } = await replaceEverywhere(officer, caseId, {
    baseRevision: 1,
    field: 'story',
    words: 'Rafiqul',
    replacement: 'this person',
  });
  expect(await storyOf(scene)).not.toContain('Rafiqul');
  await takeBack(officer, caseId, undo);
  expect(await storyOf(scene)).toBe(before);
});

test('words that moved meanwhile are not replaced by place alone', async () => {
  const scene = await importedCase('001');
  const { officer, caseId } = scene;
  await rewriteField(officer, caseId, { baseRevision: 1, field: 'story', text: 'Another text altogether.' });
  const change = { baseRevision: 2, field: 'story' as const, start: 0, words: 'Rafiqul', replacement: 'He' };
  await expect(replaceWords(officer, caseId, change)).rejects.toBeInstanceOf(EditConflictError);
  expect(await storyOf(scene)).toBe('Another text altogether.');
});

test('a justification is for these words in this field: other words ask again', async () => {
  const scene = await readyCase('010');
  await justifyEverything(scene);
  const { officer, caseId } = scene;
  expect(
    (await runGate(officer, caseId)).report.fields
      .flatMap(({ findings }) => findings)
      .every(({ justification }) => justification),
  ).toBe(true);
  await writeSafeDraft(scene, '010', { story: 'After an accident with a machine her left hand was badly burned.' });
  const { report } = await runGate(officer, caseId);
  expect(report.fields.flatMap(({ findings }) => findings).some(({ justification }) => justification === null)).toBe(
    true,
  );
});

test('a reason that is written anew is to be accepted anew', async () => {
  const scene = await readyCase('010');
  await justifyEverything(scene);
  const mark = `SET session_replication_role = replica; UPDATE private.justification SET accepted_by = gen_random_uuid(), accepted_at = now() WHERE case_id = '${scene.caseId}'`;
  await rowsOf(mark);
  const { justifyFinding } = await import('../../../app/domain/publishing/index.server');
  const { report } = await runGate(scene.officer, scene.caseId);
  const finding = report.fields.flatMap(({ findings }) => findings)[0];
  expect(finding?.justification?.acceptedBy).not.toBeNull();
  await justifyFinding(scene.officer, scene.caseId, {
    fingerprint: finding?.fingerprint ?? '',
    reason: 'Another reason altogether.',
  });
  const [row] = await rowsOf<{ accepted_by: string | null }>(
    'SELECT accepted_by FROM private.justification WHERE case_id = $1 AND fingerprint = $2',
    [scene.caseId, finding?.fingerprint],
  );
  expect(row?.accepted_by).toBeNull();
});

test('a run that says the same as the one before is kept once', async () => {
  const scene = await importedCase('001');
  await renewConsent(scene);
  await runGate(scene.officer, scene.caseId);
  await runGate(scene.officer, scene.caseId);
  expect(await rowsOf('SELECT outcome FROM private.gate_run WHERE case_id = $1', [scene.caseId])).toEqual([
    { outcome: 'blocked' },
  ]);
});
