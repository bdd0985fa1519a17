import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { firstViewFonts } from './first-view';
import { codePointsOf, fontFiles } from './font-files';

const css = readFileSync(new URL('../styles/fonts.css', import.meta.url), 'utf8');

function rangeOf(name: string): number[] {
  const face = css.split('@font-face').find((block) => block.includes(`/${name}-v`)) ?? '';
  const ranges = face.match(/unicode-range:([^;]+);/)?.[1] ?? '';
  return ranges.split(',').flatMap((range) => {
    const [first = '', last = first] = range.trim().replace('U+', '').split('-');
    return codePointsOf([[Number.parseInt(first, 16), Number.parseInt(last, 16)]]);
  });
}

describe.each(fontFiles)('$name', ({ name, codePoints }) => {
  it('is asked only for characters that were cut into it', () => {
    const range = rangeOf(name);
    expect(range.length).toBeGreaterThan(40);
    expect(range.filter((codePoint) => !codePoints.includes(codePoint))).toEqual([]);
  });
});

it('asks one file only for each character of a face', () => {
  for (const face of ['newsreader', 'atkinson']) {
    const all = fontFiles.filter(({ name }) => name.startsWith(face)).flatMap(({ name }) => rangeOf(name));
    expect(new Set(all).size).toBe(all.length);
  }
});

it('preloads files that exist and that the style sheet asks for', () => {
  for (const address of [...firstViewFonts.ltr, ...firstViewFonts.rtl]) {
    expect(existsSync(`public${address}`)).toBe(true);
    expect(css).toContain(address);
  }
});
