import { Outlet, useLoaderData } from '@remix-run/react';
import { guarded } from '~/domain/access/index.server';
import { StaffFrame } from '~/domain/access/ui/staff-frame';

export const loader = guarded({ permission: 'user.manage' }, async ({ actor }) => ({
  user: { name: actor.name, role: actor.role },
}));

export default function AdminLayout() {
  const { user } = useLoaderData<typeof loader>();
  return (
    <StaffFrame user={user}>
      <Outlet />
    </StaffFrame>
  );
}
