import { expect, it } from 'vitest';
import { detect, storyLocales } from '../redaction/index.server';
import { generalWordsOf } from './general-words';

it.each(storyLocales())(
  'what is suggested in %s passes the block tier itself',
  (locale) => {
    const own = generalWordsOf(locale);
    if (!own) throw new Error(`No general words in ${locale}`);
    const all = [...Object.values(own.ready), own.otherPlace, own.someYearsAgo, own.adult].filter(Boolean);
    expect(all.length).toBeGreaterThan(10);
    for (const words of all) expect(detect(`${words}.`, locale).filter(({ level }) => level === 'block')).toEqual([]);
  },
  30_000,
);
