import { afterAll, expect, test } from 'vitest';
import { needBySlug } from '../../../app/domain/campaigns/index.server';
import { issueOwnCode } from '../../../app/domain/own-view/index.server';
import { releasePages } from '../../../app/domain/publishing/index.server';
import { endPools } from '../ledger/scene';
import { offeredChild, offeredChildren, published, rowsOf, someFullOffice, someStaff, statusOf } from '../pools/scene';
import { letWait, waitingCase } from '../publishing/scene';
import { Visitor } from './visitor';

afterAll(endPools);

const enter = async (scene: { officer: Parameters<typeof issueOwnCode>[0]; caseId: string }) => {
  const visitor = new Visitor();
  await visitor.choose((await issueOwnCode(scene.officer, scene.caseId))?.code ?? '', '482917');
  return visitor;
};
const TAKEN = 'Nothing about you is public any more';

// Safeguard: the trigger that unpublishes with a withdrawal takes what waits as well.
test('a survivor takes back a page that waits: it never comes out', { timeout: 120_000 }, async () => {
  const scene = await waitingCase('001');
  const visitor = await enter(scene);
  expect(await visitor.send({ see: '1' })).toContain('Nobody can see it yet');
  expect(await visitor.send({ do: 'take' })).toContain(TAKEN);
  expect(await rowsOf('SELECT status::text FROM public.campaign WHERE slug = $1', [scene.slug])).toEqual([
    { status: 'unpublished' },
  ]);
  await letWait(scene.slug);
  expect(await releasePages()).toEqual({ released: 0, refused: 0, failed: 0 });
  expect(await needBySlug(scene.slug)).toBeNull();
});

// Safeguard: private.leave_pools in the transaction of the withdrawal.
test('a child of eleven takes back: the page of the group is down when the answer comes', {
  timeout: 120_000,
}, async () => {
  const office = await someFullOffice();
  const child = await offeredChild(office);
  await offeredChildren(office, 10, { incidents: 3 });
  const page = await published(await someStaff('reviewer'));
  const visitor = await enter({ officer: office.officer, caseId: child.caseId });
  expect(await statusOf(page)).toBe('published');
  expect(await visitor.send({ do: 'take' })).toContain(TAKEN);
  expect([await statusOf(page), await needBySlug(page.slug)]).toEqual(['unpublished', 'gone']);
});
