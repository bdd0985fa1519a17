import { describe, expect, test, vi } from 'vitest';
import type { StoryDraft } from '../../../app/domain/cases';
import { CaseNotFoundError } from '../../../app/domain/cases';
import { openCase } from '../../../app/domain/cases/index.server';
import { checkWhileWriting, runGate } from '../../../app/domain/publishing/index.server';
import { importedCase, readyCase, renewConsent, rowsOf, someOffice, someStaff } from './scene';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const written = (story: string, more: Partial<StoryDraft> = {}) => ({
  locale: 'en',
  content: { title: 'A new start at home', story, stops: {}, labels: {}, ...more },
});
const wordsOf = ({ fields }: Awaited<ReturnType<typeof checkWhileWriting>>, key: string) =>
  (fields.find((field) => field.key === key)?.findings ?? []).map(({ words }) => words);

describe('marks while somebody writes', () => {
  test('are those of the gate, on exactly the words that were typed', async () => {
    const { officer, caseId } = await readyCase('001');
    const { report } = await runGate(officer, caseId);
    const { draft } = await openCase(officer, caseId, ['draft'], 'test');
    if (!draft) throw new Error('no draft');
    const { fields } = await checkWhileWriting(officer, caseId, draft);
    expect(
      fields.map(({ key, findings }) => [key, findings.map(({ start, end, level }) => [start, end, level])]),
    ).toEqual(
      report.fields.map(({ key, findings }) => [key, findings.map(({ start, end, level }) => [start, end, level])]),
    );
  });

  test('follow the text, and what a reader would learn follows too', async () => {
    const { officer, caseId } = await readyCase('001');
    const first = await checkWhileWriting(officer, caseId, written('He met Md. Shirin in Faridpur.'));
    expect(wordsOf(first, 'story').join(' ')).toMatch(/Shirin.*Faridpur/);
    const second = await checkWhileWriting(officer, caseId, written('They plan a small business.'));
    expect(wordsOf(second, 'story')).toEqual([]);
    expect(first.learns).not.toEqual(second.learns);
  });

  // Safeguard: the result of one request is never read from what another has left on the desk.
  test('answers that overtake each other keep to their own texts', async () => {
    const { officer, caseId } = await readyCase('001');
    const stories = ['They met Shirin.', 'They rest.', 'They lived in Faridpur.', 'They rest.'];
    const answers = await Promise.all(stories.map((story) => checkWhileWriting(officer, caseId, written(story))));
    expect(answers.map((answer) => wordsOf(answer, 'story').length > 0)).toEqual([true, false, true, false]);
  });

  // Safeguard: the case is opened once for a sitting; the trail says so and holds none of its words.
  test('open the case once, with its rows in the trail, and keep nothing', async () => {
    const { officer, caseId } = await readyCase('001');
    const reads = () =>
      rowsOf<{ detail: unknown }>(
        `SELECT detail FROM audit.trail_entry WHERE action = 'case.read' AND detail->>'reason' = 'marks while writing'
         AND subject = (SELECT pseudonym FROM private.case_file WHERE id = $1)`,
        [caseId],
      );
    for (const story of ['They met Shirin', 'They met Shirin in', 'They met Shirin in Faridpur'])
      await checkWhileWriting(officer, caseId, written(story));
    const rows = await reads();
    expect(rows.length).toBe(3);
    expect(JSON.stringify(rows)).not.toMatch(/Shirin|Faridpur/);
    expect(await rowsOf(`SELECT 1 FROM private.gate_run WHERE case_id = $1`, [caseId])).toEqual([]);
  });

  // Safeguard: versionOfCase; without it the desk would judge by a consent that is no more.
  test('judge anew when the consent changes', async () => {
    const { officer, reviewer, caseId } = await readyCase('001');
    const story = written('They are an adult from Bangladesh.');
    const before = wordsOf(await checkWhileWriting(officer, caseId, story), 'story');
    await renewConsent({ officer, reviewer, caseId }, ['needs', 'story']);
    const after = wordsOf(await checkWhileWriting(officer, caseId, story), 'story');
    expect(before).not.toContain('Bangladesh');
    expect(after).toContain('Bangladesh');
  });

  test('another office finds no such case, also while it lies open for its own', async () => {
    const { officer, caseId } = await readyCase('001');
    await checkWhileWriting(officer, caseId, written('They rest.'));
    const stranger = await someStaff('officer', await someOffice());
    await expect(checkWhileWriting(stranger, caseId, written('They rest.'))).rejects.toBeInstanceOf(CaseNotFoundError);
  });

  test('a child’s case is not opened for them', async () => {
    const { officer, caseId } = await importedCase('008');
    const { fields, refusals } = await checkWhileWriting(officer, caseId, written('They rest.'));
    expect(fields).toEqual([]);
    expect(refusals.join(' ')).toMatch(/Minors are never published/);
  });
});
