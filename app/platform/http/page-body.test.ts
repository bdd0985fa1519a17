import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageParts } from './page-body.server';

/** Long enough to be prepared, or not. */
const texts = fc
  .tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat({ max: 3_000 }))
  .map(([text, length]) => text.repeat(Math.ceil(length / text.length)));

describe('a body made of parts', () => {
  it('is to the letter what it would be as one text, as it is and as gzip, whatever was prepared', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ text: texts, how: fc.constantFrom('written', 'text', 'markup') })), (pieces) => {
        const parts = new PageParts(String);
        const markup = pieces
          .map(({ text, how }) =>
            ({
              written: () => text,
              text: () => parts.text(text),
              markup: () => parts.markup({}, 'whole', text),
            })[how](),
          )
          .join('');
        const whole = pieces.map(({ text }) => text).join('');
        const body = parts.bodyOf(markup);
        expect(body.toString()).toBe(whole);
        expect(gunzipSync(body.gzipped()).toString()).toBe(whole);
        expect(body.length).toBe(Buffer.byteLength(whole));
      }),
    );
  });

  it('has a text in each place where it was marked', () => {
    const parts = new PageParts(String);
    const land = parts.text('M1 2L3 4'.repeat(500));
    const body = parts.bodyOf(`<path d="${land}"/><path d="${land}"/>`);
    expect(body.toString()).toBe(`<path d="${'M1 2L3 4'.repeat(500)}"/>`.repeat(2));
  });

  it('renders what is still once for its owner and name, and anew for another', () => {
    const owner = {};
    let rendered = 0;
    const pageOf = (of: object, name: string) => {
      const parts = new PageParts((text: string) => `<b>${text} ${++rendered}</b>`);
      return String(parts.bodyOf(`<p>${parts.markup(of, name, 'map')}</p>`));
    };
    expect(pageOf(owner, 'a')).toBe('<p><b>map 1</b></p>');
    expect(pageOf(owner, 'a')).toBe('<p><b>map 1</b></p>');
    expect(pageOf(owner, 'b')).toBe('<p><b>map 2</b></p>');
    expect(pageOf({}, 'a')).toBe('<p><b>map 3</b></p>');
  });

  it('has the same pieces, and so the same tag, whether a part was known or is rendered for the first time', () => {
    const bodyOf = (owner: object, length: number) => {
      const parts = new PageParts((text: string) => text);
      return parts.bodyOf(`<p>${parts.markup(owner, 'legend', 'a'.repeat(length))}</p>`, '<footer>');
    };
    for (const length of [10, 10_000]) {
      const owner = {};
      const first = bodyOf(owner, length);
      expect(bodyOf(owner, length).hash()).toBe(first.hash());
      expect(bodyOf(owner, length).gzipped()).toEqual(first.gzipped());
      expect(bodyOf({}, length + 1).hash()).not.toBe(first.hash());
    }
  });

  it('takes nothing for a mark that somebody wrote who has not seen one — safeguard: the random mark', () => {
    const parts = new PageParts(String);
    parts.text('prepared '.repeat(500));
    const written = `part-${'0'.repeat(24)}-0; part-0; \u0000`;
    expect(parts.bodyOf(written).toString()).toBe(written);
  });

  it('is tagged by what it says', () => {
    const long = 'a'.repeat(2_000);
    const bodyOf = (end: string) => {
      const parts = new PageParts(String);
      return parts.bodyOf(`<p>${parts.text(long)}${end}</p>`);
    };
    expect(bodyOf('x').hash()).toBe(bodyOf('x').hash());
    expect(bodyOf('x').hash()).not.toBe(bodyOf('y').hash());
  });
});
