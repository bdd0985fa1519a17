import { Outlet, useLoaderData } from '@remix-run/react';
import { StaffFrame } from '~/domain/access';
import { currentStaff, publicRoute } from '~/domain/access/index.server';
import { AccountPage } from './ui/account-page';

export const loader = publicRoute(async ({ request }) => {
  const current = await currentStaff(request);
  return { user: 'pending' in current ? null : { name: current.name, role: current.role } };
});

export default function AccountLayout() {
  const { user } = useLoaderData<typeof loader>();
  if (!user) {
    return (
      <AccountPage>
        <Outlet />
      </AccountPage>
    );
  }
  return (
    <StaffFrame user={user}>
      <div className="stack">
        <Outlet />
      </div>
    </StaffFrame>
  );
}
