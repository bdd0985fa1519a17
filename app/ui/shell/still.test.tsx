import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Still, StillPartsProvider } from './still';

const taken: string[] = [];
const parts = {
  text: (text: string) => text,
  markup: (_: object, name: string) => {
    taken.push(name);
    return 'MARK';
  },
};
const page = (of: object | undefined) => (
  <Still as="g" className="wash" of={of} name="areas">
    <path d="M0 0" />
  </Still>
);
const inParts = (of: object | undefined) =>
  renderToStaticMarkup(<StillPartsProvider value={parts}>{page(of)}</StillPartsProvider>);

describe('what is still', () => {
  it('is in its place where pages are not made of parts', () => {
    expect(renderToStaticMarkup(page({}))).toBe('<g class="wash"><path d="M0 0"></path></g>');
  });

  it('leaves a mark where they are', () => {
    expect(inParts({})).toBe('<g class="wash">MARK</g>');
    expect(taken).toEqual(['en areas']);
  });

  it('is written for this page alone where it belongs to nothing, as with words that somebody typed', () => {
    taken.length = 0;
    expect(inParts(undefined)).toBe('<g class="wash"><path d="M0 0"></path></g>');
    expect(taken).toEqual([]);
  });
});
