import { describe, expect, it } from 'vitest';
import { ProblemFound, readQuery } from './problem';
import { needsQuery } from './schemas';

const problemOf = (asked: string) => {
  try {
    return readQuery(needsQuery, new URLSearchParams(asked));
  } catch (error) {
    if (error instanceof ProblemFound) return error.problem.errors;
    throw error;
  }
};

describe('what a program asks', () => {
  it('is read as the list reads it, in English unless told otherwise', () => {
    expect(problemOf('area=BD&category=legal&progress=begun&query=%20sewing%20')).toEqual({
      lang: 'en',
      area: 'BD',
      category: 'legal',
      progress: 'begun',
      query: 'sewing',
    });
  });

  it('is refused by name where it is wrong, and never guessed', () => {
    expect(problemOf('lang=xx&colour=red&area=bd')).toEqual([
      { parameter: 'lang', detail: 'One of: en, es, fr, ar.' },
      { parameter: 'area', detail: 'It does not have the form that is described.' },
      { parameter: 'colour', detail: 'There is no such parameter.' },
    ]);
    expect(problemOf('query=')).toEqual([{ parameter: 'query', detail: expect.any(String) }]);
  });
});
