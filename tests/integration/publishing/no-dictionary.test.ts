import { describe, expect, test, vi } from 'vitest';
import { checkWhileWriting, runGate, sendToReview } from '../../../app/domain/publishing/index.server';
import { readyCase, rowsOf } from './scene';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

// The gate looks for the dictionary of a language that has none, as where the file of one was lost.
vi.mock('../../../app/domain/redaction/index.server', async (original) => {
  const redaction = await original<typeof import('../../../app/domain/redaction/index.server')>();
  return {
    ...redaction,
    gateTexts: async (inputs: Parameters<typeof redaction.gateTexts>[0]) =>
      inputs.map((input) => redaction.gateText({ ...input, locale: 'km' })),
  };
});

describe('a language without its dictionary', () => {
  // Safeguard: a text that was not checked refuses the case (gate-fields: marksOf); without it, no mark means clean.
  test('no dictionary, no story: the gate refuses and says so, and nothing can be sent', async () => {
    const { officer, caseId, revision } = await readyCase('001');
    expect((await runGate(officer, caseId)).report).toMatchObject({ outcome: 'refused', refusals: ['no_dictionary'] });
    await expect(sendToReview(officer, caseId, revision)).rejects.toThrow();
    expect(
      await rowsOf(`SELECT outcome, summary->'refusals' AS refusals FROM private.gate_run WHERE case_id = $1`, [
        caseId,
      ]),
    ).toEqual([{ outcome: 'refused', refusals: ['no_dictionary'] }]);
  });

  test('and whoever writes reads that nothing was checked, not that nothing is marked', async () => {
    const { officer, caseId } = await readyCase('001');
    const content = { title: 'A new start', story: 'They rest.', stops: {}, labels: {} };
    const { refusals } = await checkWhileWriting(officer, caseId, { locale: 'en', content });
    expect(refusals.join(' ')).toMatch(/no dictionary/);
  });
});
