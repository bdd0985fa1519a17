import { expect, test } from 'vitest';
import { allPools } from '../../../app/domain/pools/index.server';
import { gatherChildren } from '../../../prisma/seed/gather-children';
import { importedCase } from '../publishing/scene';
import { rowsOf, someStaff } from './scene';

test('the demonstration has a group that is public and one that waits, once however often it is loaded', {
  timeout: 240_000,
}, async () => {
  await rowsOf(`INSERT INTO system.installation (mode) VALUES ('demo')`);
  const { officer, reviewer, caseId } = await importedCase('008');
  const staff = { officer, officer2: await someStaff('officer', officer.officeId), reviewer };
  const cases = new Map([['case-008.json', caseId]]);
  await gatherChildren(staff, cases);
  await gatherChildren(staff, cases);
  const pools = (await allPools(reviewer)).map(({ category, state, children, refusal }) => ({
    category,
    state,
    children,
    refusal,
  }));
  expect(pools).toEqual([
    { category: 'basic_needs', state: 'gathering', children: 4, refusal: 'too_few_children' },
    { category: 'education_skills', state: 'published', children: 12, refusal: null },
  ]);
});
