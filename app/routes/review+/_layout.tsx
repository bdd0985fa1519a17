import { Outlet, useLoaderData } from '@remix-run/react';
import { concerns } from '~/catalogues/en/concerns';
import { review as words } from '~/catalogues/en/review';
import { toldLater } from '~/catalogues/en/told-later';
import { StaffFrame } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';
import { concernsWaiting } from '~/domain/own-view/index.server';
import { reviewsWaiting, toldLaterToDecide } from '~/domain/publishing/index.server';

export const loader = guarded({ permission: 'review.read' }, async ({ actor }) => ({
  user: { name: actor.name, role: actor.role },
  waiting: await reviewsWaiting(actor),
  raised: await concernsWaiting(actor),
  told: (await toldLaterToDecide(actor)).length,
}));

export default function ReviewLayout() {
  const { user, waiting, raised, told } = useLoaderData<typeof loader>();
  const items = [
    { href: '/review', label: words.waiting, count: waiting },
    { href: '/review/told', label: toldLater.reviewWaiting, count: told },
    { href: '/review/concerns', label: concerns.waiting, count: raised },
  ].filter(({ count }) => count > 0);
  return (
    <StaffFrame user={user} waiting={items}>
      <Outlet />
    </StaffFrame>
  );
}
