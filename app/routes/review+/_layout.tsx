import { Outlet, useLoaderData } from '@remix-run/react';
import { review as words } from '~/catalogues/en/review';
import { StaffFrame } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';
import { reviewsWaiting } from '~/domain/publishing/index.server';

export const loader = guarded({ permission: 'review.read' }, async ({ actor }) => ({
  user: { name: actor.name, role: actor.role },
  waiting: await reviewsWaiting(actor),
}));

export default function ReviewLayout() {
  const { user, waiting } = useLoaderData<typeof loader>();
  const items = waiting > 0 ? [{ href: '/review', label: words.waiting, count: waiting }] : [];
  return (
    <StaffFrame user={user} waiting={items}>
      <Outlet />
    </StaffFrame>
  );
}
