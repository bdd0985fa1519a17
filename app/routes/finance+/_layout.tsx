import { Outlet, useLoaderData } from '@remix-run/react';
import { finance as words } from '~/catalogues/en/finance';
import { StaffFrame } from '~/domain/access';
import { guarded } from '~/domain/access/index.server';
import { dutyOf } from '~/domain/disbursements';
import { readFinanceQueue } from '~/domain/disbursements/index.server';
import { SectionTabs } from './ui/section-tabs';

export const loader = guarded({ permission: 'finance.read' }, async ({ actor }) => {
  const duties = (await readFinanceQueue(actor)).map((payment) => dutyOf(payment, actor.userId));
  const approve = duties.filter((duty) => duty.mayApprove).length;
  const execute = duties.filter((duty) => duty.mayExecute).length;
  return { user: { name: actor.name, role: actor.role }, approve, execute };
});

export default function FinanceLayout() {
  const { user, approve, execute } = useLoaderData<typeof loader>();
  const waiting = [
    { href: '/finance/disbursements#approve', label: words.waitingApprove, count: approve },
    { href: '/finance/disbursements#execute', label: words.waitingExecute, count: execute },
  ].filter(({ count }) => count > 0);
  return (
    <StaffFrame user={user} waiting={waiting}>
      <SectionTabs />
      <Outlet />
    </StaffFrame>
  );
}
