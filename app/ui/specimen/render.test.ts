import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { en } from '../../catalogues/en/public-words';
import { summaryOf } from '../forms/error-summary';
import { ErrorPage, fillMessage, NeedFigures, PublicWordsProvider, WayHome } from '../index';
import { SkipLink } from '../shell/skip-link';
import { PublicSpecimen } from './public-specimen';
import { StaffSpecimen } from './staff-specimen';

describe.each([
  { name: 'public', Page: PublicSpecimen },
  { name: 'staff', Page: StaffSpecimen },
])('$name specimen', ({ Page }) => {
  const html = renderToStaticMarkup(createElement(Page));

  it('obeys the content policy: no style attributes, no handlers, no addresses elsewhere', () => {
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/\son\w+=/);
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('gives every id once, and every described control its description', () => {
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const described = [...html.matchAll(/aria-(?:describedby|labelledby)="([^"]+)"/g)].flatMap(
      (match) => match[1]?.split(' ') ?? [],
    );
    expect(described.length).toBeGreaterThan(0);
    for (const id of described) expect(ids).toContain(id);
  });

  it('has one heading of the first level and one main', () => {
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<main/g)).toHaveLength(1);
  });
});

describe('fields', () => {
  it('links the summary of errors to the fields by the ids of conform', () => {
    expect(summaryOf('give', { amount: ['Enter an amount.'], email: null, '': ['Try again.'] })).toEqual([
      { fieldId: 'give-amount', message: 'Enter an amount.' },
      { fieldId: 'give', message: 'Try again.' },
    ]);
  });
});

describe('the way home', () => {
  const drawn = (givenMinor: bigint) =>
    renderToStaticMarkup(createElement(WayHome, { progress: { goalMinor: 100n, givenMinor } }));

  it('draws nothing before the first gift and reaches home only when the need is met', () => {
    expect(drawn(0n)).not.toContain('wh-drawn');
    expect(drawn(99n)).toContain('wh-drawn');
    expect(drawn(99n)).not.toContain('wh-home-reached');
    expect(drawn(100n)).toContain('wh-home-reached');
    expect(drawn(250n)).toContain('wh-home-reached');
  });

  it('says in words what was given beyond the goal', () => {
    const words = renderToStaticMarkup(
      createElement(NeedFigures, {
        progress: { goalMinor: 10_000n, givenMinor: 12_450n },
        currency: 'USD',
        locale: 'en',
      }),
    ).replaceAll('\u00a0', ' ');
    expect(words).toContain('Met: USD 124.50 given for USD 100');
  });
});

describe('the page of a closed address', () => {
  it('gives no reason', () => {
    const html = renderToStaticMarkup(createElement(ErrorPage, { status: 410, homeHref: '/en' }));
    expect(html).toContain('This page is closed');
    expect(html).not.toMatch(/consent|withdr|expire|survivor|safety|request|unpublish/i);
  });
});

describe('words', () => {
  it('come from the language of the page', () => {
    const html = renderToStaticMarkup(
      createElement(
        PublicWordsProvider,
        { lang: 'fr', words: { ...en, ui: { ...en.ui, skipToContent: 'Aller au contenu' } } },
        createElement(SkipLink),
      ),
    );
    expect(html).toContain('Aller au contenu');
  });

  it('refuse a hole in a sentence', () => {
    expect(() => fillMessage('{given} of {goal}', { given: 1 })).toThrow('{goal}');
  });
});
