import { Outlet, useLoaderData } from '@remix-run/react';
import { clock } from '~/catalogues/en/clock';
import { StaffFrame } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';
import { environment } from '~/platform/env/index.server';

export const loader = guarded({ permission: 'user.manage' }, async ({ actor }) => ({
  user: { name: actor.name, role: actor.role },
  hasClock: environment().HOMEWARD_MODE === 'demo',
}));

export default function AdminLayout() {
  const { user, hasClock } = useLoaderData<typeof loader>();
  return (
    <StaffFrame user={user} more={hasClock ? [{ href: '/admin/clock', label: clock.nav }] : []}>
      <Outlet />
    </StaffFrame>
  );
}
