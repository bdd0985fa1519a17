import { Outlet, useLoaderData } from '@remix-run/react';
import { StaffFrame } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';

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
