import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { notForEverybody, publicPages } from '../bench/public-pages';

test('the bench weighs every public page there is', () => {
  const pages = ['_public+', '_give+'].flatMap((folder) =>
    readdirSync(`app/routes/${folder}`)
      .filter((file) => file.endsWith('.tsx') && file !== '_index.tsx')
      .map((file) => `${folder}/${file}`),
  );
  expect(pages.sort()).toEqual([...Object.keys(publicPages), ...notForEverybody].sort());
});
