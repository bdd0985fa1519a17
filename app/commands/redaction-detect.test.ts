import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Runs the command as a person does, on lines of standard input. */
function run(lines: string[]): unknown[] {
  const result = spawnSync(process.execPath, ['app/commands/redaction-detect.mjs'], {
    input: `${lines.join('\n')}\n`,
    encoding: 'utf8',
  });
  expect(result.stderr).toBe('');
  return result.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('redaction:detect', () => {
  it('answers every line, in order, good or bad', () => {
    const answers = run([
      JSON.stringify({ id: 'a', locale: 'en', text: 'Call Rowena.' }),
      'no json',
      JSON.stringify({ id: 7, locale: 'xx', text: 'x' }),
      JSON.stringify({ id: 'b', locale: 'en' }),
      'null',
      JSON.stringify({ id: 'c', locale: 'en', text: 'They rest.' }),
    ]);
    expect(answers).toEqual([
      { id: 'a', findings: [{ start: 5, end: 11, type: 'NAME', level: 'block' }] },
      { id: null, error: expect.any(String) },
      { id: 7, error: expect.stringContaining('No dictionary, no story') },
      { id: 'b', error: expect.any(String) },
      { id: null, error: expect.any(String) },
      { id: 'c', findings: [] },
    ]);
  }, 60_000);
});
