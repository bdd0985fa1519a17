import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factLine, notShown, type ToldFact } from './showing';
import { sameMark, versionMark } from './version-mark.server';

const fact = (line: string, ...coarser: string[]): ToldFact => ({ line, coarser });
const stop = (area: string, text: string): ToldFact =>
  fact(
    factLine('stop', 'origin', area, null, text),
    factLine('stop', 'origin', '034', null, text),
    factLine('stop', 'origin', null, null, text),
  );
const title = fact(factLine('title', 'A small herd'), factLine('title', ''));
const line = (amount: string) => fact(factLine('line', 'medical', 'USD', amount, 'Care'));
const shown = [title, stop('BD', 'It began here.'), stop('IN', 'On the way.'), line('30000')];
const told = (...lines: string[]) => lines.map((one) => fact(one));

describe('what a person agreed to', () => {
  it('covers the same page, and any page that tells less of it', () => {
    expect(notShown(shown, shown)).toEqual([]);
    expect(notShown(shown, [])).toEqual([]);
    expect(
      notShown(shown, told(factLine('title', ''), factLine('stop', 'origin', '034', null, 'It began here.'))),
    ).toEqual([]);
  });

  it.each([
    ['another word in the title', [factLine('title', 'A small  herd')], ['title']],
    ['a finer place', [factLine('stop', 'origin', 'BD-C', null, 'It began here.')], ['stop']],
    ['the words of one stop at another', [factLine('stop', 'origin', 'BD', null, 'On the way.')], ['stop']],
    ['another amount', [factLine('line', 'medical', 'USD', '30001', 'Care')], ['line']],
    ['a fact that was not told at all', [factLine('age', 'young_adult')], ['age']],
    ['another language', [factLine('locale', 'fr')], ['locale']],
  ])('does not cover %s', (_name, lines, kinds) => {
    expect(notShown(shown, told(...lines))).toEqual(kinds);
  });

  it('does not cover the same stops in another order, or one of them twice', () => {
    const [, first, second] = shown as [ToldFact, ToldFact, ToldFact, ToldFact];
    expect(notShown(shown, [second, first])).toEqual(['stop']);
    expect(notShown(shown, [first, first])).toEqual(['stop']);
  });

  it('covers exactly the lines that were shown or coarser, whatever else is asked', () => {
    const text = fc.string({ minLength: 1, maxLength: 12 }).filter((one) => !one.includes('\u001f'));
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 6 }), text, (texts, other) => {
        const page = texts.map((one) => fact(factLine('line', 'legal', 'USD', '100', one)));
        expect(notShown(page, told(factLine('line', 'legal', 'USD', '100', other)))).toEqual(
          texts.includes(other) ? [] : ['line'],
        );
      }),
    );
  });
});

describe('the mark of a version', () => {
  it('is of this page alone, and is read from paper however it is written', () => {
    const mark = versionMark(shown);
    expect(mark).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(versionMark(shown.slice(1))).not.toBe(mark);
    expect(sameMark(` ${mark.toLowerCase().replace('-', ' ')} `, mark)).toBe(true);
    expect(sameMark('O1IL-0000', '0111-0000')).toBe(true);
    expect(sameMark('', mark)).toBe(false);
  });
});
